-- Every table asks these for every statement. Whoever is a person is answered by their role alone: the comparison folds into the
-- statement, and the rights of system actors are looked up only when a system actor acts.
CREATE FUNCTION app_right(wanted text, asked text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.system_right
    WHERE actor = current_setting('app.system', true) AND relation IN (wanted, '*') AND verb = asked);
END $$;
CREATE OR REPLACE FUNCTION app_system_may(wanted text, asked text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app_role() = 'SYSTEM' AND app_right(wanted, asked) $$;

-- A subquery in a policy is planned, and feared, by every statement on that table, whoever acts: the planner then reads a whole table
-- for fifty rows. What the gate may see is answered by functions that only the gate calls.
CREATE FUNCTION app_assigned_sessions() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(SELECT session_id FROM public.gate_assignment WHERE user_id = app_user());
END $$;
CREATE FUNCTION app_gate_sessions() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN app_role() = 'GATE' THEN app_assigned_sessions() END $$;
-- Is there a ticket of this person that whoever asks may see?
CREATE FUNCTION app_has_ticket(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.ticket WHERE beneficiary_id = person);
END $$;

ALTER POLICY gate_reads ON ticket USING (session_id = ANY ((SELECT app_gate_sessions())::uuid[]));
ALTER POLICY gate_enters ON ticket USING (session_id = ANY ((SELECT app_gate_sessions())::uuid[]));
ALTER POLICY gate_reads ON scan USING (session_id = ANY ((SELECT app_gate_sessions())::uuid[]));
ALTER POLICY gate_scans ON scan WITH CHECK (session_id = ANY ((SELECT app_gate_sessions())::uuid[]));
ALTER POLICY gate_reads ON beneficiary USING ((SELECT app_gate_user()) IS NOT NULL AND app_has_ticket(id));

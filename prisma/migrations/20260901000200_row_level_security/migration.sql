-- Who sees what, said by the database: the application sets who acts at the start of each transaction
-- (app.role, app.user_id, app.structure_id, app.holder_id); without it, no row.

CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('app.role', true), ''), 'NOBODY') $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION app_structure() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.structure_id', true), '')::uuid $$;
CREATE FUNCTION app_holder() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.holder_id', true), '')::uuid $$;
CREATE FUNCTION app_city() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() IN ('ADMIN', 'AGENT', 'SYSTEM') $$;
CREATE FUNCTION app_system() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() = 'SYSTEM' $$;
CREATE FUNCTION app_known() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() <> 'NOBODY' $$;
CREATE FUNCTION app_audits() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() = 'AUDITOR' $$;
-- The structure a leader answers for; null for everybody else, so that "= " is never true for them.
CREATE FUNCTION app_led() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT CASE WHEN app_role() = 'LEADER' THEN app_structure() END $$;
-- The structure whose list a group leader names people from.
CREATE FUNCTION app_held() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT CASE WHEN app_role() = 'HOLDER' THEN app_structure() END $$;
CREATE FUNCTION app_gate_user() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT CASE WHEN app_role() = 'GATE' THEN app_user() END $$;

GRANT USAGE ON SCHEMA public TO gradins_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gradins_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gradins_app;
-- Kept by triggers, or written once.
REVOKE INSERT, UPDATE, DELETE ON session_count, ticket_event FROM gradins_app;
REVOKE UPDATE, DELETE ON audit FROM gradins_app;
REVOKE UPDATE ON audit_note FROM gradins_app;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM gradins_app;
  END IF;
END $$;

DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- The city's staff and the worker reach every table; the grants above still say which verbs.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['programme', 'structure', 'invitation', 'session', 'ticket', 'ticket_event', 'beneficiary', 'group_leader',
    'demand', 'draw', 'draw_result', 'allocation', 'postponement', 'postponement_answer', 'wave', 'claim_link', 'mail', 'mailbox_message',
    'import', 'import_row', 'stored_file', 'stored_chunk', 'gate_assignment', 'scan', 'discrepancy', 'purge', 'user_account'] LOOP
    EXECUTE format('CREATE POLICY city ON %I USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()))', t);
  END LOOP;
END $$;

-- Counters are written by triggers that run as the owner; they name nobody.
CREATE POLICY counters ON session_count USING ((SELECT app_known())) WITH CHECK (true);
CREATE POLICY life_is_written ON ticket_event FOR INSERT WITH CHECK (true);

-- What everybody known may read: the calendar and the rules.
CREATE POLICY known_reads ON programme FOR SELECT USING ((SELECT app_known()));
CREATE POLICY known_reads ON session FOR SELECT USING ((SELECT app_known()));
CREATE POLICY known_reads ON draw FOR SELECT USING (state = 'PUBLISHED' AND (SELECT app_known()));
CREATE POLICY known_reads ON postponement FOR SELECT USING ((SELECT app_known()));

-- A leader: its own structure and nothing else.
CREATE POLICY leader_reads ON structure FOR SELECT USING (id = (SELECT app_led()));
CREATE POLICY leader_reads ON ticket FOR SELECT USING (structure_id = (SELECT app_led()));
CREATE POLICY leader_writes ON ticket FOR UPDATE USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_reads ON ticket_event FOR SELECT USING (structure_id = (SELECT app_led()));
CREATE POLICY leader_keeps ON beneficiary USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_keeps ON group_leader USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_keeps ON demand USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_reads ON draw_result FOR SELECT USING (
  structure_id = (SELECT app_led()) AND EXISTS (SELECT FROM draw d WHERE d.id = draw_id AND d.state = 'PUBLISHED'));
CREATE POLICY leader_reads ON allocation FOR SELECT USING (structure_id = (SELECT app_led()));
CREATE POLICY leader_answers ON allocation FOR UPDATE USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_keeps ON postponement_answer USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_reads ON claim_link FOR SELECT USING (structure_id = (SELECT app_led()));
CREATE POLICY leader_reads ON mail FOR SELECT USING (structure_id = (SELECT app_led()));
CREATE POLICY leader_sends ON mail FOR INSERT WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_reads ON import FOR SELECT USING (structure_id = (SELECT app_led()));
CREATE POLICY leader_imports ON import FOR INSERT WITH CHECK (structure_id = (SELECT app_led()) AND kind = 'BENEFICIARIES');
CREATE POLICY leader_decides ON import FOR UPDATE USING (structure_id = (SELECT app_led())) WITH CHECK (structure_id = (SELECT app_led()));
CREATE POLICY leader_reads ON import_row FOR SELECT USING (
  (SELECT app_led()) IS NOT NULL AND EXISTS (SELECT FROM import i WHERE i.id = import_id AND i.structure_id = (SELECT app_led())));
CREATE POLICY leader_reads ON scan FOR SELECT USING (structure_id = (SELECT app_led()));

-- A group leader behind a claim link: the tickets bound to that address, and the list to name people from.
CREATE POLICY holder_reads ON ticket FOR SELECT USING (group_leader_id = (SELECT app_holder()));
CREATE POLICY holder_writes ON ticket FOR UPDATE USING (group_leader_id = (SELECT app_holder())) WITH CHECK (group_leader_id = (SELECT app_holder()));
CREATE POLICY holder_reads ON claim_link FOR SELECT USING (group_leader_id = (SELECT app_holder()));
CREATE POLICY holder_writes ON claim_link FOR UPDATE USING (group_leader_id = (SELECT app_holder())) WITH CHECK (group_leader_id = (SELECT app_holder()));
CREATE POLICY holder_reads ON group_leader FOR SELECT USING (id = (SELECT app_holder()));
CREATE POLICY holder_reads ON beneficiary FOR SELECT USING (structure_id = (SELECT app_held()));
CREATE POLICY holder_reads ON structure FOR SELECT USING (id = (SELECT app_held()));
CREATE POLICY holder_sends ON mail FOR INSERT WITH CHECK (group_leader_id = (SELECT app_holder()));

-- A volunteer at the gate: the sessions of the assignment, with the name that must be under the code.
CREATE POLICY gate_reads ON gate_assignment FOR SELECT USING (user_id = (SELECT app_gate_user()));
CREATE POLICY gate_reads ON ticket FOR SELECT USING (
  (SELECT app_gate_user()) IS NOT NULL AND session_id IN (SELECT a.session_id FROM gate_assignment a WHERE a.user_id = (SELECT app_gate_user())));
CREATE POLICY gate_enters ON ticket FOR UPDATE USING (
  (SELECT app_gate_user()) IS NOT NULL AND session_id IN (SELECT a.session_id FROM gate_assignment a WHERE a.user_id = (SELECT app_gate_user())));
CREATE POLICY gate_reads ON beneficiary FOR SELECT USING (
  (SELECT app_gate_user()) IS NOT NULL AND id IN (SELECT k.beneficiary_id FROM ticket k));
CREATE POLICY gate_scans ON scan USING (
  (SELECT app_gate_user()) IS NOT NULL AND session_id IN (SELECT a.session_id FROM gate_assignment a WHERE a.user_id = (SELECT app_gate_user())));

-- An auditor: counts, draws and the trail; no list, no person, no message.
CREATE POLICY auditor_reads ON structure FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON ticket FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON demand FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON draw FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON draw_result FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON allocation FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON postponement_answer FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON discrepancy FOR SELECT USING ((SELECT app_audits()));
CREATE POLICY auditor_reads ON purge FOR SELECT USING ((SELECT app_audits()));

-- Accounts: oneself; staff by the policy above. Sign-in reads as the system, before anybody is known.
CREATE POLICY self_reads ON user_account FOR SELECT USING (id = (SELECT app_user()));
CREATE POLICY self_writes ON user_account FOR UPDATE USING (id = (SELECT app_user())) WITH CHECK (id = (SELECT app_user()) AND role::text = (SELECT app_role()));
CREATE POLICY self_or_system ON auth_session USING (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('SYSTEM', 'ADMIN'));

-- Files: who sent them.
CREATE POLICY owner_keeps ON stored_file USING (owner_id = (SELECT app_user())) WITH CHECK (owner_id = (SELECT app_user()));
CREATE POLICY owner_keeps ON stored_chunk USING (file_id IN (SELECT f.id FROM stored_file f)) WITH CHECK (file_id IN (SELECT f.id FROM stored_file f));

-- The trail: everybody adds, few read, nobody changes.
CREATE POLICY anyone_adds ON audit FOR INSERT WITH CHECK (true);
CREATE POLICY trail_readers ON audit FOR SELECT USING ((SELECT app_role()) IN ('ADMIN', 'AGENT', 'AUDITOR', 'SYSTEM') OR structure_id = (SELECT app_led()));
CREATE POLICY city ON audit_note USING ((SELECT app_city())) WITH CHECK ((SELECT app_city()));

-- Plumbing: everybody puts work in the outbox, the worker takes it out.
CREATE POLICY anyone_adds ON outbox FOR INSERT WITH CHECK (true);
CREATE POLICY system_takes ON outbox USING ((SELECT app_system())) WITH CHECK ((SELECT app_system()));
CREATE POLICY system_keeps ON heartbeat USING ((SELECT app_system())) WITH CHECK ((SELECT app_system()));

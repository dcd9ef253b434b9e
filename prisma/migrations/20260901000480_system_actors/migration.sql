-- Each system actor (src/platform/system-actors.ts) has a name and the narrowest right its job needs. The rights are data,
-- here and nowhere else; relation '*' is every table, for the operator's command line, the demo, the bench and the purge.
-- A later migration that gives a right adds the row, and the policy of that table and verb where there is none yet.
CREATE TABLE system_right (
  actor TEXT NOT NULL,
  relation TEXT NOT NULL,
  verb TEXT NOT NULL,
  CONSTRAINT system_right_pkey PRIMARY KEY (actor, relation, verb),
  CONSTRAINT system_right_verb CHECK (verb IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
);

INSERT INTO system_right (actor, relation, verb)
SELECT r.actor, r.relation, v.verb FROM (VALUES
  ('operator', '*', 'SELECT INSERT UPDATE DELETE'),
  ('demo', '*', 'SELECT INSERT UPDATE DELETE'),
  ('bench', '*', 'SELECT INSERT UPDATE DELETE'),
  ('purge', '*', 'SELECT INSERT UPDATE DELETE'),

  -- Who knocks: a password, a cookie, a claim link, an invitation, a forgotten password.
  ('sign-in', 'user_account', 'SELECT UPDATE'),
  ('sign-in', 'structure', 'SELECT'),
  ('sign-in', 'auth_session', 'SELECT INSERT UPDATE'),
  ('sign-in', 'recovery_code', 'SELECT INSERT UPDATE DELETE'),
  ('sign-in', 'identity', 'SELECT INSERT'),
  ('sign-in', 'oidc_state', 'SELECT INSERT'),
  ('sign-out', 'auth_session', 'SELECT UPDATE'),
  ('session', 'user_account', 'SELECT'),
  ('session', 'structure', 'SELECT'),
  ('session', 'programme', 'SELECT'),
  ('session', 'auth_session', 'SELECT UPDATE'),
  ('claim', 'claim_link', 'SELECT'),
  ('claim', 'group_leader', 'SELECT'),
  ('claim', 'ticket', 'SELECT'),
  ('invitation', 'invitation', 'SELECT UPDATE'),
  ('invitation', 'structure', 'SELECT'),
  ('invitation', 'user_account', 'SELECT INSERT'),
  ('recovery', 'user_account', 'SELECT UPDATE'),
  ('recovery', 'structure', 'SELECT'),
  ('recovery', 'account_token', 'SELECT INSERT UPDATE DELETE'),
  ('recovery', 'auth_session', 'SELECT UPDATE'),
  ('recovery', 'mail', 'SELECT INSERT'),

  -- What an outsider may decide but not see (inTheCitysName).
  ('city', 'programme', 'SELECT'),
  ('city', 'session', 'SELECT'),
  ('city', 'structure', 'SELECT'),
  ('city', 'user_account', 'SELECT'),
  ('city', 'beneficiary', 'SELECT'),
  ('city', 'group_leader', 'SELECT'),
  ('city', 'ticket', 'SELECT UPDATE'),
  ('city', 'allocation', 'SELECT UPDATE'),
  ('city', 'claim_link', 'SELECT INSERT UPDATE'),
  ('city', 'mail', 'SELECT INSERT'),
  ('city', 'import_row', 'SELECT DELETE'),
  ('city', 'stored_file', 'SELECT DELETE'),

  -- The worker's jobs.
  ('mailer', 'mail', 'SELECT UPDATE'),
  ('mailer', 'mailbox_message', 'SELECT INSERT'),
  ('mailer', 'programme', 'SELECT'),
  ('mailer', 'session', 'SELECT'),
  ('mailer', 'postponement', 'SELECT'),
  ('mailer', 'structure', 'SELECT'),
  ('mailer', 'user_account', 'SELECT'),
  ('mailer', 'invitation', 'SELECT'),
  ('mailer', 'account_token', 'SELECT'),
  ('mailer', 'group_leader', 'SELECT'),
  ('mailer', 'beneficiary', 'SELECT'),
  ('mailer', 'claim_link', 'SELECT'),
  ('mailer', 'ticket', 'SELECT'),
  ('mailer', 'allocation', 'SELECT'),
  ('sweep', 'mail', 'SELECT'),
  ('sweep', 'outbox', 'SELECT'),
  ('sweep', 'programme', 'SELECT'),
  ('sweep', 'session', 'SELECT UPDATE'),
  ('sweep', 'ticket', 'SELECT'),
  ('sweep', 'allocation', 'SELECT UPDATE'),
  ('sweep', 'postponement', 'SELECT'),
  ('sweep', 'postponement_answer', 'SELECT INSERT'),
  ('imports', 'import', 'SELECT UPDATE'),
  ('imports', 'import_row', 'SELECT INSERT UPDATE DELETE'),
  ('imports', 'stored_file', 'SELECT'),
  ('imports', 'stored_chunk', 'SELECT'),
  ('imports', 'outbox', 'SELECT'),
  ('imports', 'user_account', 'SELECT'),
  ('imports', 'programme', 'SELECT'),
  ('imports', 'session', 'SELECT INSERT UPDATE'),
  ('imports', 'structure', 'SELECT INSERT UPDATE'),
  ('imports', 'ticket', 'SELECT INSERT UPDATE'),
  ('imports', 'beneficiary', 'SELECT INSERT UPDATE'),
  ('imports', 'scan', 'SELECT INSERT'),
  ('imports', 'discrepancy', 'SELECT INSERT'),
  ('throttle', 'rate_limit', 'SELECT INSERT UPDATE DELETE'),
  ('outbox', 'outbox', 'SELECT UPDATE DELETE'),
  ('seal', 'audit', 'SELECT'),
  ('seal', 'audit_seal', 'SELECT INSERT'),
  ('worker', 'heartbeat', 'SELECT INSERT UPDATE DELETE'),
  ('upkeep', 'auth_session', 'SELECT DELETE'),
  ('upkeep', 'invitation', 'SELECT DELETE'),
  ('upkeep', 'account_token', 'SELECT DELETE'),
  ('upkeep', 'oidc_state', 'SELECT DELETE'),
  ('upkeep', 'stored_file', 'SELECT DELETE'),
  ('ready', 'heartbeat', 'SELECT'),
  ('ready', '_prisma_migrations', 'SELECT')
) AS r(actor, relation, verbs) CROSS JOIN unnest(string_to_array(r.verbs, ' ')) AS v(verb);

ALTER TABLE system_right ENABLE ROW LEVEL SECURITY;
ALTER TABLE system_right FORCE ROW LEVEL SECURITY;
GRANT SELECT ON system_right TO gradins_app;
-- The policies themselves look here, whoever acts.
CREATE POLICY known_reads ON system_right FOR SELECT USING ((SELECT app_role()) <> 'NOBODY');

CREATE FUNCTION app_system_may(wanted text, asked text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app_role() = 'SYSTEM' AND EXISTS (SELECT FROM public.system_right
    WHERE actor = current_setting('app.system', true) AND relation IN (wanted, '*') AND verb = asked) $$;
-- A system actor for whom every table is open. A policy that says app_system() is closed to the narrow ones.
CREATE OR REPLACE FUNCTION app_system() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_system_may('*', 'SELECT') $$;
CREATE OR REPLACE FUNCTION app_city() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() IN ('ADMIN', 'AGENT') OR app_system() $$;
CREATE OR REPLACE FUNCTION app_known() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() NOT IN ('NOBODY', 'SYSTEM') OR app_system() $$;

DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT DISTINCT relation, verb FROM system_right WHERE relation NOT IN ('*', '_prisma_migrations') LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR %s %s ((SELECT app_system_may(%L, %L)))',
      CASE r.verb WHEN 'SELECT' THEN 'system_reads' WHEN 'INSERT' THEN 'system_adds' WHEN 'UPDATE' THEN 'system_changes' ELSE 'system_deletes' END,
      r.relation, r.verb, CASE r.verb WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, r.relation, r.verb);
  END LOOP;
  -- Prisma's own table: the owner writes it (so not forced), whoever is nobody does not read it.
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY;
    CREATE POLICY system_reads ON _prisma_migrations FOR SELECT USING ((SELECT app_system_may('_prisma_migrations', 'SELECT')));
  END IF;
END $$;

-- Counters are written by triggers whoever acts; they name nobody.
ALTER POLICY counters ON session_count USING ((SELECT app_role()) <> 'NOBODY');
ALTER POLICY trail_readers ON audit USING (
  (SELECT app_role()) IN ('ADMIN', 'AGENT', 'AUDITOR') OR structure_id = (SELECT app_led()) OR (SELECT app_system()));
ALTER POLICY trail_readers ON audit_seal USING ((SELECT app_role()) IN ('ADMIN', 'AUDITOR') OR (SELECT app_system()));
DROP POLICY system_seals ON audit_seal;
DROP POLICY self_or_system ON auth_session;
CREATE POLICY self_or_admin ON auth_session USING (
  user_id = (SELECT app_user()) OR (SELECT app_role()) = 'ADMIN' OR (SELECT app_system()));

DROP POLICY anyone_counts ON rate_limit;
-- What the policies made above say already.
DROP POLICY system_takes ON outbox;
DROP POLICY system_keeps ON heartbeat;
DROP POLICY system_keeps ON oidc_state;
-- The life of a ticket: written by the owner's triggers, emptied by the owner's function for the purge, read by the city.
DROP POLICY city ON ticket_event;
CREATE POLICY city_reads ON ticket_event FOR SELECT USING ((SELECT app_city()));
CREATE POLICY purge_empties ON ticket_event FOR UPDATE USING ((SELECT app_system()));

-- Accounts, invitations, the rules of a programme and the purge: an agent reads them, an admin writes them.
CREATE FUNCTION app_admin() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_role() = 'ADMIN' OR app_system() $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['programme', 'user_account', 'invitation', 'purge'] LOOP
    EXECUTE format('DROP POLICY city ON %I', t);
    IF t <> 'programme' THEN -- everybody known reads it
      EXECUTE format('CREATE POLICY city_reads ON %I FOR SELECT USING ((SELECT app_city()))', t);
    END IF;
    EXECUTE format('CREATE POLICY admin_keeps ON %I USING ((SELECT app_admin())) WITH CHECK ((SELECT app_admin()))', t);
  END LOOP;
END $$;

-- A list stays a list: a leader does not turn its import into one of another kind, which the worker would apply.
ALTER POLICY leader_decides ON import
  USING (structure_id = (SELECT app_led()) AND kind = 'BENEFICIARIES') WITH CHECK (structure_id = (SELECT app_led()) AND kind = 'BENEFICIARIES');
-- The gate adds readings and changes none.
DROP POLICY gate_scans ON scan;
CREATE POLICY gate_reads ON scan FOR SELECT USING (
  (SELECT app_gate_user()) IS NOT NULL AND session_id IN (SELECT a.session_id FROM gate_assignment a WHERE a.user_id = (SELECT app_gate_user())));
CREATE POLICY gate_scans ON scan FOR INSERT WITH CHECK (
  (SELECT app_gate_user()) IS NOT NULL AND session_id IN (SELECT a.session_id FROM gate_assignment a WHERE a.user_id = (SELECT app_gate_user())));
-- The bytes of a file are its owner's, not those of whoever may see that the file is there.
ALTER POLICY owner_keeps ON stored_chunk
  USING (file_id IN (SELECT f.id FROM stored_file f WHERE f.owner_id = (SELECT app_user())))
  WITH CHECK (file_id IN (SELECT f.id FROM stored_file f WHERE f.owner_id = (SELECT app_user())));

-- The trigger that ends the sign-ins of an account acts under its own name.
ALTER FUNCTION end_sign_ins() SET app.system = 'sign-out';

-- What runs as the owner is called by nobody by hand.
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;

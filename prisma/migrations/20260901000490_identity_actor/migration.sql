-- The provider's word has a name of its own: it links an identity and opens an invited account; it never writes a password,
-- and whoever checks passwords links no identity.
DELETE FROM system_right WHERE actor = 'sign-in' AND relation IN ('identity', 'oidc_state');
INSERT INTO system_right (actor, relation, verb)
SELECT 'identity', r.relation, v.verb FROM (VALUES
  ('identity', 'SELECT INSERT UPDATE'),
  ('oidc_state', 'SELECT INSERT'),
  ('user_account', 'SELECT INSERT'),
  ('structure', 'SELECT'),
  ('invitation', 'SELECT UPDATE'),
  ('auth_session', 'SELECT INSERT')
) AS r(relation, verbs) CROSS JOIN unnest(string_to_array(r.verbs, ' ')) AS v(verb);
CREATE POLICY system_changes ON identity FOR UPDATE USING ((SELECT app_system_may('identity', 'UPDATE')));

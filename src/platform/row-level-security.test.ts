import { describe, expect, inject, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { SYSTEM_ACTORS } from './system-actors';

const { sql } = testDatabase();
const LOGIN = new URL(inject('appUrl')).username;

/** The login of web and worker, and every role it is a member of, however far. */
const REACHED = `WITH RECURSIVE reached AS (
  SELECT oid FROM pg_roles WHERE rolname = '${LOGIN}'
  UNION SELECT m.roleid FROM pg_auth_members m JOIN reached r ON m.member = r.oid)`;

describe('Given the login of web and worker', () => {
  test('then it is a member of the group of the application and of nothing else', async () => {
    const roles = await sql(`${REACHED} SELECT rolname FROM pg_roles JOIN reached USING (oid) ORDER BY 1`);
    expect(roles).toEqual([{ rolname: 'gradins_app' }, { rolname: LOGIN }]);
  });

  test('then neither is a superuser, passes row-level security, makes roles or databases, or replicates', async () => {
    const strong = await sql(`${REACHED} SELECT rolname FROM pg_roles JOIN reached USING (oid)
      WHERE rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication`);
    expect(strong).toEqual([]);
  });

  test('then neither owns anything, in any database of the server', async () => {
    const owned = await sql(`${REACHED} SELECT classid::regclass, objid FROM pg_shdepend JOIN reached ON refobjid = oid
      WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o'`);
    expect(owned).toEqual([]);
  });

  test('then it makes nothing in a schema, and nobody else in the server has a right on a table', async () => {
    const schemas = await sql(`SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%'
      AND has_schema_privilege('${LOGIN}', oid, 'CREATE')`);
    expect(schemas).toEqual([]);
    const open = await sql(`SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants
      WHERE table_schema IN ('public', 'queue') AND grantee NOT IN ('postgres', 'gradins_app')`);
    expect(open).toEqual([]);
  });

  test('then it has no right beyond reading, adding, changing and deleting rows', async () => {
    const more = await sql(`SELECT c.relname, v FROM pg_class c, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) v
      WHERE c.relnamespace IN ('public'::regnamespace, 'queue'::regnamespace) AND c.relkind = 'r' AND has_table_privilege('${LOGIN}', c.oid, v)`);
    expect(more).toEqual([]);
  });
});

describe('Given the live schema', () => {
  test('then counters, the life of tickets, the trail and its seals cannot be rewritten by that login', async () => {
    const rights =
      await sql(`SELECT t, v FROM unnest(ARRAY['session_count', 'session_public_count', 'ticket_event', 'audit', 'audit_seal', 'system_right', '_prisma_migrations']) t,
        unnest(ARRAY['UPDATE', 'DELETE']) v WHERE has_table_privilege('${LOGIN}', t, v)`);
    expect(rights).toEqual([]);
  });

  const OURS = `FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;

  test('then every table has row-level security enabled, and forced on its owner; Prisma’s own is written by the owner', async () => {
    expect(await sql(`SELECT relname ${OURS} AND NOT relrowsecurity`)).toEqual([]);
    expect(await sql(`SELECT relname ${OURS} AND NOT relforcerowsecurity`)).toEqual([
      { relname: '_prisma_migrations' },
    ]);
  });

  test('then each verb granted on a table has a policy of its own, and no policy is for a verb that was not granted', async () => {
    const verbs = `CROSS JOIN (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) v(verb, cmd)`;
    const bare = await sql(`SELECT c.relname, v.verb FROM (SELECT * ${OURS}) c ${verbs}
      WHERE has_table_privilege('${LOGIN}', c.oid, v.verb)
        AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', v.cmd))`);
    expect(bare).toEqual([]);
    const idle = await sql(`SELECT p.polrelid::regclass::text AS relation, p.polname FROM pg_policy p ${verbs}
      WHERE p.polcmd::text = v.cmd AND NOT has_table_privilege('${LOGIN}', p.polrelid, v.verb) ORDER BY 1, 2`);
    // Policies for the owner's own triggers and functions, which are held to them where the owner is no superuser.
    expect(idle).toEqual([
      { relation: 'session_public_count', polname: 'system_adds' },
      { relation: 'session_public_count', polname: 'system_changes' },
      { relation: 'ticket_event', polname: 'life_is_written' },
      { relation: 'ticket_event', polname: 'purge_empties' },
    ]);
  });

  test('then a condition that is always true only lets add what names nobody, or what nobody reads back', async () => {
    const open = await sql(`SELECT polrelid::regclass::text AS relation, polname FROM pg_policy
      WHERE coalesce(pg_get_expr(polqual, polrelid), '') = 'true' OR coalesce(pg_get_expr(polwithcheck, polrelid), '') = 'true' ORDER BY 1`);
    expect(open).toEqual([
      { relation: 'audit', polname: 'anyone_adds' },
      { relation: 'outbox', polname: 'anyone_adds' },
      { relation: 'session_count', polname: 'counters' },
      { relation: 'ticket_event', polname: 'life_is_written' },
    ]);
  });

  test('then what runs as the owner has a fixed search path, ends it with pg_temp, and is not open to everybody', async () => {
    const loose = await sql(`SELECT p.oid::regprocedure::text AS function FROM pg_proc p
      WHERE p.prosecdef AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        AND (NOT coalesce(p.proconfig::text ~ 'search_path=[a-z]+, pg_temp', false)
          OR EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0))`);
    expect(loose).toEqual([]);
    const callable = await sql(`SELECT p.proname FROM pg_proc p
      WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace AND has_function_privilege('${LOGIN}', p.oid, 'EXECUTE')`);
    expect(callable).toEqual([{ proname: 'purge_ticket_events' }]);
  });

  test('then every view, if any, looks with the eyes of whoever asks', async () => {
    const views = await sql(`SELECT oid::regclass::text AS view FROM pg_class
      WHERE relnamespace IN ('public'::regnamespace, 'queue'::regnamespace) AND relkind IN ('v', 'm')
        AND NOT coalesce(reloptions::text ~ 'security_invoker=(true|on|1)', false)`);
    expect(views).toEqual([]);
  });

  test('then every system actor with a right is known to the code, and every one known has its rights in the database', async () => {
    const [row] = await sql<{ names: string[] }>(
      `SELECT array_agg(DISTINCT actor ORDER BY actor) AS names FROM system_right`,
    );
    expect(row?.names).toEqual(Object.keys(SYSTEM_ACTORS).sort());
    const broad = await sql(
      `SELECT actor, count(*)::int AS verbs FROM system_right WHERE relation = '*' GROUP BY 1 ORDER BY 1`,
    );
    expect(broad).toEqual(['bench', 'demo', 'operator', 'purge'].map((actor) => ({ actor, verbs: 4 })));
  });
});

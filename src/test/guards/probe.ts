import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SYSTEM_ACTORS } from '@/platform/system-actors';
import type { TestDatabase } from '../database';
import { type Filled, idOf } from './world';

type Sql = TestDatabase['sql'];
type Settings = Readonly<Record<string, string>>;

const settings = (given: Settings): Settings => ({
  'app.role': '',
  'app.user_id': '',
  'app.structure_id': '',
  'app.holder_id': '',
  'app.programme_id': idOf('programme', 'A'),
  'app.system': '',
  'app.command': 'test/probe',
  'app.actor': 'test',
  ...given,
});
const user = (role: string, label: string, structure = ''): Settings =>
  settings({ 'app.role': role, 'app.user_id': idOf('user_account', label), 'app.structure_id': structure });

/** Everybody who could stand behind a connection, as the policies see them; those who may least come first. */
export const ACTORS: Readonly<Record<string, Settings>> = {
  nobody: settings({}),
  leaderB: user('LEADER', 'B', idOf('structure', 'B')),
  leaderA: user('LEADER', 'A', idOf('structure', 'A')),
  holderA: settings({
    'app.role': 'HOLDER',
    'app.holder_id': idOf('group_leader', 'A'),
    'app.structure_id': idOf('structure', 'A'),
  }),
  gateA: user('GATE', 'gateA'),
  auditor: user('AUDITOR', 'auditor'),
  agent: user('AGENT', 'agent'),
  admin: user('ADMIN', 'admin'),
  'triggers for leaderA': { ...user('LEADER', 'A', idOf('structure', 'A')), role: 'probe_owner' },
  'triggers for purge': settings({ 'app.role': 'SYSTEM', 'app.system': 'purge', role: 'probe_owner' }),
  ...Object.fromEntries(
    Object.keys(SYSTEM_ACTORS).map((name) => [name, settings({ 'app.role': 'SYSTEM', 'app.system': name })]),
  ),
};

export const VERBS = ['reads', 'adds', 'changes', 'becomes', 'deletes'] as const;
export type Verb = (typeof VERBS)[number];
export type Told = Readonly<Partial<Record<Verb, string>>>;
export type Reach = Readonly<Record<Verb, string>>;

/** Makes the probe known to this connection. */
export const installProbe = (sql: Sql) => sql(readFileSync(path.join(import.meta.dirname, 'probe.sql'), 'utf8'));

/** What the actor reaches of the table, as labels of the world's rows. Call inside a transaction. */
export async function probe(sql: Sql, filled: Filled, actor: string): Promise<Reach> {
  const [row] = await sql<{ reach: Record<Verb, string[]> }>('SELECT pg_temp.probe($1, $2, $3, $4, $5) AS reach', [
    filled.table,
    filled.key,
    filled.touched,
    JSON.stringify(ACTORS[actor]),
    JSON.stringify(filled.candidates),
  ]);
  if (!row) throw new Error('the probe did not answer');
  const named = (keys: readonly string[]) =>
    [...new Set(keys.map((key) => filled.labels.get(key) ?? (filled.labels.size === 0 ? 'row' : key)))]
      .sort()
      .join(' ');
  const { reach } = row;
  return {
    reads: named(reach.reads),
    adds: [...reach.adds].sort().join(' '),
    changes: named(reach.changes),
    becomes: [...reach.becomes].sort().join(' '),
    deletes: named(reach.deletes),
  };
}

/** The system actors with every right, told in one word. */
const BROAD = ['bench', 'demo', 'operator', 'purge'];

function inWords(actors: readonly string[]): string {
  const all = Object.keys(ACTORS).filter((name) => !name.startsWith('triggers')).length;
  const asked = actors.filter((name) => !name.startsWith('triggers')).length;
  if (asked === all) return 'everybody';
  if (asked === all - 1 && !actors.includes('nobody')) return 'everybody known';
  const rest = actors.filter((actor) => !BROAD.includes(actor));
  return actors.length - rest.length === BROAD.length ? [...rest, 'broad'].join(' ') : actors.join(' ');
}

/** Everybody's reach of a table, told by verb: `A: leaderA gateA · A B: admin agent`. Who reaches nothing is not named. */
export async function reachOf(sql: Sql, filled: Filled): Promise<Told> {
  const groups: Record<Verb, Map<string, string[]>> = {
    reads: new Map(),
    adds: new Map(),
    changes: new Map(),
    becomes: new Map(),
    deletes: new Map(),
  };
  for (const actor of Object.keys(ACTORS)) {
    const reach = await probe(sql, filled, actor);
    for (const verb of VERBS) {
      if (reach[verb] === '') continue;
      groups[verb].set(reach[verb], [...(groups[verb].get(reach[verb]) ?? []), actor]);
    }
  }
  const told: Partial<Record<Verb, string>> = {};
  for (const verb of VERBS) {
    const lines = [...groups[verb]].map(([labels, actors]) => `${labels}: ${inWords(actors)}`);
    if (lines.length > 0) told[verb] = lines.sort().join(' · ');
  }
  return told;
}

import type pg from 'pg';
import { everywhere, PLACES, type Place, SIGNED_IN, type SignedIn } from './actors';
import { type Canaries, newCanaries } from './canaries';
import { insertId } from './insert';
import { nothingThere, type Things } from './things';
import { type Account, buildAccount, buildStructureRow, LETTERS, type Letter } from './world-accounts';
import { buildProgrammeLife } from './world-programme';

/** SQL as the owner of the tables, past every policy; a ticket may be written. */
export type Sql = <Row extends pg.QueryResultRow = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

export type World = {
  readonly canaries: Canaries;
  readonly accounts: Readonly<Record<SignedIn, Account>>;
  /** What a structure has in a programme, and the programme's own: A and B, in 1 and 2. */
  readonly things: Readonly<Record<Letter, Readonly<Record<1 | 2, Things>>>>;
  readonly nothing: Things;
};

const ROLE: Record<SignedIn | 'second', string> = {
  admin: 'ADMIN',
  second: 'ADMIN',
  agent: 'AGENT',
  leaderA: 'LEADER',
  leaderB: 'LEADER',
  auditor: 'AUDITOR',
  gate: 'GATE',
};

const RULES = {
  cutoffHours: 48,
  maxTicketsPerLeader: 30,
  advisedGroupSize: 15,
  maxRenames: 2,
  wheelchairsPerCompanion: 2,
  ceremoniesExcluded: true,
  confirmWithinDays: 4,
  delivery: 'SELF_ISSUED',
  qrHoursBefore: 6,
  arriveMinutesBefore: 75,
  postponementSilence: 'KEEP',
  retentionDays: 60,
};

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Name, sender and contact of a programme are for everybody who is known: an account chooses among all programmes. */
async function buildProgrammeRow(sql: Sql, canaries: Canaries, place: Place): Promise<string> {
  const known = everywhere(...SIGNED_IN);
  // Whoever is not signed in reads the contact of the latest programme, which is the first here.
  const contact = place === 1 ? everywhere('nobody', 'holder') : [];
  const word = (field: string) =>
    canaries.plant(`programme.${field} of ${place}`, [...known, ...contact, ...everywhere('holder')]);
  return insertId(sql, 'programme', {
    slug: word('slug'),
    name: word('name'),
    starts_on: day(-10 - place),
    ends_on: day(60),
    sender_name: word('sender_name'),
    contact_email: `${word('contact_email')}@ville.test`,
    contact_phone: '01 00 00 00 00',
    purge_due_at: new Date(Date.now() + 120 * 86_400_000),
    rules: JSON.stringify(RULES),
  });
}

/** Every record at its first version, so that whoever changes one says 0. */
async function countFromZero(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'version'`,
  );
  await sql('SET session_replication_role = replica');
  for (const { name } of tables) await sql(`UPDATE public."${name}" SET version = 0`);
  await sql('SET session_replication_role = origin');
}

/**
 * Two structures with the same full life in two programmes, a third programme with nothing, one account of each role;
 * a word, an id or a secret of its own in every field that says something of somebody.
 */
export async function buildWorld(sql: Sql): Promise<World> {
  const canaries = newCanaries();
  const programmes = {} as Record<Place, string>;
  for (const place of PLACES) programmes[place] = await buildProgrammeRow(sql, canaries, place);
  const structures = {} as Record<Letter, string>;
  for (const letter of LETTERS) structures[letter] = await buildStructureRow(sql, canaries, letter);

  const accounts = {} as Record<SignedIn | 'second', Account>;
  for (const actor of Object.keys(ROLE) as (SignedIn | 'second')[]) {
    const structureId = actor === 'leaderA' ? structures.A : actor === 'leaderB' ? structures.B : null;
    accounts[actor] = await buildAccount(sql, canaries, actor, { role: ROLE[actor], structureId, programmes });
  }
  const things = { A: {}, B: {} } as Record<Letter, Record<1 | 2, Things>>;
  for (const place of [1, 2] as const) {
    const life = await buildProgrammeLife(sql, canaries, {
      place,
      programmeId: programmes[place],
      structures,
      accounts,
    });
    for (const letter of LETTERS) things[letter][place] = life[letter];
  }
  await countFromZero(sql);
  return { canaries, accounts, things, nothing: nothingThere() };
}

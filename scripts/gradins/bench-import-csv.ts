import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { programmeRules } from '../../src/modules/programmes/programme.schema';
import { personSortKey } from '../../src/modules/structures/structure.rules';
import type { SystemActor } from '../../src/platform/actor';
import { diceFrom } from '../demo/chance';
import { AGE_BANDS, type Person, peopleFrom } from '../demo/people';
import { UsageError } from './verb';

const ROWS = 50_000;
const ROUNDS = 5;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

type Place = {
  readonly owner: pg.Client;
  readonly programmeId: string;
  readonly structureId: string;
  readonly actor: SystemActor;
};

async function place(owner: pg.Client): Promise<Place> {
  const slug = `bench-${randomUUID()}`;
  const [programme] = (
    await owner.query<{ id: string }>(
      `INSERT INTO programme (slug, name, starts_on, ends_on, rules, sender_name, contact_email, contact_phone, purge_due_at)
     VALUES ($1, $1, '2000-01-01', '2000-01-02', $2, 'Bench', 'bench@localhost.invalid', '0', now()) RETURNING id`,
      [slug, programmeRules.parse({})],
    )
  ).rows;
  const [structure] = (
    await owner.query<{ id: string }>(
      `INSERT INTO structure (name, sort_key, public) VALUES ($1, $1, 'OTHER') RETURNING id`,
      [slug],
    )
  ).rows;
  if (!programme || !structure) throw new Error('the place of the bench was not made');
  return {
    owner,
    programmeId: programme.id,
    structureId: structure.id,
    actor: { kind: 'system', name: 'bench', programmeId: programme.id },
  };
}

/** Empties the list between rounds, and brings the table back to the state it began with. */
async function clear({ owner, structureId, programmeId }: Place): Promise<void> {
  await owner.query('DELETE FROM beneficiary WHERE structure_id = $1', [structureId]);
  await owner.query('DELETE FROM stored_file WHERE id IN (SELECT file_id FROM import WHERE programme_id = $1)', [
    programmeId,
  ]);
  await owner.query('DELETE FROM import_change WHERE import_id IN (SELECT id FROM import WHERE programme_id = $1)', [
    programmeId,
  ]);
  await owner.query('DELETE FROM import WHERE programme_id = $1', [programmeId]);
  await owner.query('VACUUM beneficiary, import_change');
}

async function copyOnce({ owner, programmeId, structureId }: Place, people: readonly Person[]): Promise<number> {
  const line = ({ lastName, firstName, ageBand }: Person) =>
    `${programmeId}\t${structureId}\t${lastName}\t${firstName}\t${personSortKey(lastName, firstName)}\t${ageBand}\n`;
  const lines = people.map(line);
  const since = performance.now();
  await pipeline(
    Readable.from(lines),
    owner.query(
      copyFrom('COPY beneficiary (programme_id, structure_id, last_name, first_name, sort_key, age_band) FROM STDIN'),
    ),
  );
  return (performance.now() - since) / 1000;
}

/** A process of its own imports, so that its memory is the import's alone. Answers seconds a round, then its peak RSS in MB. */
function importer({ actor, structureId }: Place, file: string) {
  const child = fork(
    fileURLToPath(new URL('./bench-import-child.ts', import.meta.url)),
    [actor.programmeId ?? '', structureId, file],
    // as the worker is started
    { execArgv: ['--import', 'tsx', '--max-semi-space-size=2'] },
  );
  const answer = () =>
    new Promise<number>((resolve, reject) => {
      child.once('message', (value) => resolve(Number(value)));
      child.once('exit', (code) => reject(new Error(`the importing process ended with ${code}`)));
    });
  const ask = (what: 'import' | 'end'): Promise<number> => {
    const answered = answer();
    child.send(what);
    return answered;
  };
  return { import: () => ask('import'), end: () => ask('end') };
}

/** Distinct people, as a list has them: a number makes the rare pair of namesakes two rows. */
function invent(): Person[] {
  const dice = diceFrom('bench');
  const invented = peopleFrom(dice);
  const seen = new Set<string>();
  const people: Person[] = [];
  while (people.length < ROWS) {
    const person = invented(dice.pick(AGE_BANDS));
    const key = `${personSortKey(person.lastName, person.firstName).replaceAll(' ', '')} ${person.ageBand}`;
    if (seen.has(key)) continue;
    seen.add(key);
    people.push(person);
  }
  return people;
}

/** Rounds of COPY and of the import, in turns; medians. Throws UsageError without an owner who may COPY past row-level security. */
export async function benchImportCsv(): Promise<Record<string, unknown>> {
  if (!process.env.DATABASE_URL)
    throw new UsageError('bench import-csv needs DATABASE_URL, a superuser of the database');
  const people = invent();
  const folder = await mkdtemp(path.join(tmpdir(), 'gradins-bench-'));
  const file = path.join(folder, 'people.csv');
  await writeFile(
    file,
    Papa.unparse(people.map((p) => ({ Nom: p.lastName, Prénom: p.firstName, "Tranche d'âge": p.ageBand }))),
  );
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  await owner.query(`SELECT set_config('app.command', 'bench', false), set_config('app.actor', 'system:bench', false)`);
  const [copies, imports]: [number[], number[]] = [[], []];
  const where = await place(owner);
  const worker = importer(where, file);
  let peakRssMb = Number.NaN;
  try {
    for (let i = 0; i < ROUNDS; i++) {
      copies.push(await copyOnce(where, people));
      await clear(where);
      imports.push(await worker.import());
      await clear(where);
    }
    peakRssMb = await worker.end();
  } finally {
    await clear(where);
    await owner.query('DELETE FROM structure WHERE id = $1', [where.structureId]);
    await owner.query('DELETE FROM programme WHERE id = $1', [where.programmeId]);
    await owner.end();
    await rm(folder, { recursive: true });
  }
  const [seconds, copySeconds] = [median(imports), median(copies)];
  return {
    bench: 'import-csv',
    rows: ROWS,
    seconds: round(seconds, 3),
    copySeconds: round(copySeconds, 3),
    ratio: round(seconds / copySeconds, 2),
    rowsPerSecond: Math.round(ROWS / seconds),
    peakRssMb: Math.round(peakRssMb),
  };
}

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { programmeRules } from '../../src/modules/programmes/programme.schema';
import { UsageError } from './verb';

/** Where a bench works: a programme and a structure of its own, a folder for its files, and the owner of the tables. */
export type Place = {
  readonly owner: pg.Client;
  readonly programmeId: string;
  readonly structureId: string;
  readonly folder: string;
};

async function open(owner: pg.Client): Promise<Place> {
  await owner.query(`SELECT set_config('app.command', 'bench', false), set_config('app.actor', 'system:bench', false)`);
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
  const folder = await mkdtemp(path.join(tmpdir(), 'gradins-bench-'));
  return { owner, programmeId: programme.id, structureId: structure.id, folder };
}

/** Takes away what was imported, and brings the tables back to the state they began with. */
export async function clearImports({ owner, structureId, programmeId }: Place): Promise<void> {
  const ofHere = 'SELECT id FROM import WHERE programme_id = $1';
  await owner.query('DELETE FROM beneficiary WHERE structure_id = $1', [structureId]);
  await owner.query('DELETE FROM stored_file WHERE id IN (SELECT file_id FROM import WHERE programme_id = $1)', [
    programmeId,
  ]);
  await owner.query(`DELETE FROM import_change WHERE import_id IN (${ofHere})`, [programmeId]);
  await owner.query('DELETE FROM import WHERE programme_id = $1', [programmeId]);
  await owner.query('VACUUM beneficiary, import_change');
}

/** Works in a place of its own, taken away afterwards. Throws UsageError without an owner who may COPY past row-level security. */
export async function inPlace<T>(bench: string, work: (place: Place) => Promise<T>): Promise<T> {
  if (!process.env.DATABASE_URL) throw new UsageError(`bench ${bench} needs DATABASE_URL, a superuser of the database`);
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  try {
    const place = await open(owner);
    try {
      return await work(place);
    } finally {
      await clearImports(place);
      await owner.query('DELETE FROM ticket_event WHERE ticket_id IN (SELECT id FROM ticket WHERE programme_id = $1)', [
        place.programmeId,
      ]);
      await owner.query('DELETE FROM ticket WHERE programme_id = $1', [place.programmeId]);
      await owner.query('DELETE FROM session WHERE programme_id = $1', [place.programmeId]);
      await owner.query('DELETE FROM structure WHERE id = $1', [place.structureId]);
      await owner.query('DELETE FROM programme WHERE id = $1', [place.programmeId]);
      await rm(place.folder, { recursive: true });
    }
  } finally {
    await owner.end();
  }
}

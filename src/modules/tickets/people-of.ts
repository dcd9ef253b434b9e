import type { Slot } from '@/modules/sessions/session.rules';
import type { Actor } from '@/platform/actor';
import { inTheCitysName, type Tx } from '@/platform/db';
import type { ListedPerson } from './ticket.rules';

type Taken = Slot & { readonly ticketId: string; readonly beneficiaryId: string };
export type People = {
  readonly listed: ReadonlyMap<string, ListedPerson>;
  /** The seats each person already has, by person. */
  readonly taken: ReadonlyMap<string, readonly Taken[]>;
};

/**
 * The people to be named, as the actor sees the lists (rule 1), and the seats they already have, whoever holds these
 * (rule 15). From here to the end of the transaction nobody else names the same people.
 */
export async function lockPeople(tx: Tx, actor: Actor, ids: readonly string[]): Promise<People> {
  const sorted = [...new Set(ids)].sort();
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended('person:' || id, 0)))
    FROM (SELECT id FROM unnest(${sorted}::text[]) AS id ORDER BY id) AS people`;
  const people = await tx.$queryRaw<ListedPerson[]>`
    SELECT id, structure_id AS "structureId", programme_id AS "programmeId", wheelchair
    FROM beneficiary WHERE id = ANY(${sorted}::uuid[])`;
  const rows = await inTheCitysName(
    tx,
    actor,
    () =>
      tx.$queryRaw<Taken[]>`
      SELECT t.id AS "ticketId", t.beneficiary_id AS "beneficiaryId", s.starts_at AS "startsAt", s.ends_at AS "endsAt"
      FROM ticket t JOIN session s ON s.id = t.session_id
      WHERE t.beneficiary_id = ANY(${sorted}::uuid[]) AND s.status <> 'CANCELLED'`,
  );
  const taken = new Map<string, Taken[]>();
  for (const row of rows) {
    const theirs = taken.get(row.beneficiaryId);
    if (theirs) theirs.push(row);
    else taken.set(row.beneficiaryId, [row]);
  }
  return { listed: new Map(people.map((person) => [person.id, person])), taken };
}

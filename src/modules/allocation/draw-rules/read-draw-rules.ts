import { z } from 'zod';
import type { Tx } from '@/platform/db';
import { drawRules } from '../draw.schema';
import { rulesOf } from './draw-rules.rules';
import { drawSettings, quotaFields } from './draw-rules.schema';

const keptQuota = z.strictObject({ id: z.uuid(), number: z.int(), version: z.int(), ...quotaFields.shape });
export type KeptQuota = z.output<typeof keptQuota>;
const keptSettings = drawSettings.extend({ version: z.int(), lastQuota: z.int() });

/** Caps and weights on their version, and the quotas in order of number. */
export type KeptRules = {
  readonly version: number;
  /** The number of the latest quota that was added. */
  readonly lastQuota: number;
  readonly settings: z.output<typeof drawSettings>;
  readonly quotas: readonly KeptQuota[];
};

/** The rules that a programme keeps, read in one statement: never half of a change. Without any, the defaults. */
export async function readKeptRules(tx: Tx, programmeId: string): Promise<KeptRules> {
  const [row] = await tx.$queryRaw<{ settings: unknown; quotas: unknown }[]>`
    SELECT (SELECT to_jsonb(r) FROM (
        SELECT seats_per_structure AS "seatsPerStructure", seats_per_turn AS "seatsPerTurn", share_percent AS "sharePercent",
          seats_per_head AS "seatsPerHead", base, served_before AS "servedBefore", declined, no_show AS "noShow", tag, improve, version,
          last_quota AS "lastQuota"
        FROM draw_rules WHERE programme_id = ${programmeId}::uuid) r) AS settings,
      (SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q.number), '[]') FROM (
        SELECT id, number, version, public, district, structure_id AS "structureId", tag, session_id AS "sessionId", competition,
          minimum_seats AS "minimumSeats", minimum_percent AS "minimumPercent", maximum_seats AS "maximumSeats",
          maximum_percent AS "maximumPercent"
        FROM draw_quota WHERE programme_id = ${programmeId}::uuid) q) AS quotas`;
  const { version, lastQuota, ...settings } = keptSettings.parse(row?.settings ?? { version: 0, lastQuota: 0 });
  return { version, lastQuota, settings, quotas: z.array(keptQuota).parse(row?.quotas ?? []) };
}

/** The same as the draw takes them, as a commitment freezes them. */
export async function readDrawRules(tx: Tx, programmeId: string): Promise<z.output<typeof drawRules>> {
  const { settings, quotas } = await readKeptRules(tx, programmeId);
  return drawRules.parse(rulesOf(settings, quotas));
}

/** The tags that these structures have in a programme, in order. */
export async function readTags(
  tx: Tx,
  programmeId: string,
  structureIds: readonly string[],
): Promise<(structureId: string) => string[]> {
  const rows = await tx.$queryRaw<{ structureId: string; tags: string[] }[]>`
    SELECT structure_id AS "structureId", array_agg(tag ORDER BY tag) AS tags FROM structure_tag
    WHERE programme_id = ${programmeId}::uuid AND structure_id = ANY(${[...structureIds]}::uuid[]) GROUP BY 1`;
  const known = new Map(rows.map(({ structureId, tags }) => [structureId, tags]));
  return (structureId) => known.get(structureId) ?? [];
}

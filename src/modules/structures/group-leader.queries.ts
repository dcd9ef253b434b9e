import { query } from '@/platform/command';
import { listOf } from '@/platform/readings';
import { listed } from './beneficiary.schema';
import { whoseList } from './whose-list';

export type GroupLeaderCard = {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string;
  readonly olympic: number;
  readonly paralympic: number;
  readonly claimed: number;
  readonly version: number;
  readonly can: { readonly changeAddress: boolean };
};

/** The group leaders of a structure with the tickets they hold for it, by competition (rule 2). */
export const listGroupLeaders = query(
  'structures/group-leaders',
  listed,
  async ({ tx, actor }, input) => {
    const list = await whoseList(tx, actor, input.structureId);
    const rows = await tx.$queryRaw<Omit<GroupLeaderCard, 'can'>[]>`
    SELECT g.id, g.first_name AS "firstName", g.last_name AS "lastName", g.email, g.phone, g.locale, g.version,
      count(s.id) FILTER (WHERE s.competition = 'OLYMPIC')::int AS olympic,
      count(s.id) FILTER (WHERE s.competition = 'PARALYMPIC')::int AS paralympic,
      count(t.claimed_at)::int AS claimed
    FROM group_leader g LEFT JOIN ticket t ON t.group_leader_id = g.id LEFT JOIN session s ON s.id = t.session_id
    WHERE g.programme_id = ${list.programmeId}::uuid AND g.structure_id = ${list.structureId}::uuid AND g.purged_at IS NULL
    GROUP BY g.id ORDER BY lower(g.last_name), lower(g.first_name), g.id`;
    return rows.map((row): GroupLeaderCard => ({ ...row, can: { changeAddress: row.olympic + row.paralympic === 0 } }));
  },
  { personal: ({ structureId }, read, actor) => listOf(actor, structureId, read?.length) },
);

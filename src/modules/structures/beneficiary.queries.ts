import { query } from '@/platform/command';
import { listOf } from '@/platform/readings';
import { type AgeBand, beneficiaryFilters, listed } from './beneficiary.schema';
import { sortKey } from './structure.rules';
import { whoseList } from './whose-list';

const PAGE = 50;

export type PersonRow = {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly ageBand: AgeBand | null;
  readonly wheelchair: boolean;
  readonly tickets: number;
  readonly version: number;
  readonly can: { readonly rename: boolean; readonly remove: boolean };
};

/** The list of a structure in the order of names, fifty a page; each word of `q` begins a word of the name. */
export const listBeneficiaries = query(
  'structures/people',
  beneficiaryFilters,
  async ({ tx, actor }, input) => {
    const list = await whoseList(tx, actor, input.structureId);
    const words = sortKey(input.q)
      .split(' ')
      .filter(Boolean)
      .map((word) => `% ${word}%`);
    const rows = await tx.$queryRaw<(Omit<PersonRow, 'can'> & { total: number })[]>`
    SELECT b.id, b.last_name AS "lastName", b.first_name AS "firstName", b.age_band AS "ageBand", b.wheelchair, b.version,
      count(*) OVER ()::int AS total, (SELECT count(*)::int FROM ticket t WHERE t.beneficiary_id = b.id) AS tickets
    FROM beneficiary b
    WHERE b.programme_id = ${list.programmeId}::uuid AND b.structure_id = ${list.structureId}::uuid
      AND (${input.wheelchair ?? null}::boolean IS NULL OR b.wheelchair = ${input.wheelchair ?? null}::boolean)
      AND (${input.beneficiaryId ?? null}::uuid IS NULL OR b.id = ${input.beneficiaryId ?? null}::uuid)
      AND coalesce((SELECT bool_and(' ' || upper(b.sort_key) LIKE w) FROM unnest(${words}::text[]) AS w), true)
    ORDER BY b.sort_key, b.id LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
    return {
      structureId: list.structureId,
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, ...row }): PersonRow => {
        const free = row.tickets === 0;
        return { ...row, can: { rename: free, remove: free } };
      }),
    };
  },
  { personal: ({ structureId }, read, actor) => listOf(actor, structureId, read?.rows.length) },
);

export type Choice = {
  readonly id: string;
  readonly name: string;
  readonly wheelchair: boolean;
  readonly ageBand: AgeBand | null;
};

/** Everybody on the list, to choose a name from; 5,000 at most. */
export const listChoices = query(
  'structures/choices',
  listed,
  async ({ tx, actor }, input) => {
    const list = await whoseList(tx, actor, input.structureId);
    const rows = await tx.beneficiary.findMany({
      where: list,
      select: { id: true, lastName: true, firstName: true, wheelchair: true, ageBand: true },
      orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
      take: 5_000,
    });
    return rows.map(({ lastName, firstName, ...row }): Choice => ({ ...row, name: `${firstName} ${lastName}`.trim() }));
  },
  { personal: ({ structureId }, read, actor) => listOf(actor, structureId, read?.length) },
);

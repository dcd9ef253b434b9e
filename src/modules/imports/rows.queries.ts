import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { pageOf } from '@/platform/readings';
import { type Decision, questionOf } from './correct/decision.rules';
import { mayReadImport } from './import.policy';
import type { Problem } from './import.rules';
import { listRowsInput, type ROW_FILTERS, ROWS_A_PAGE } from './import.schema';

/** Somebody of the list, or of another row, as understood: what is compared when two may be one. */
export type Someone = {
  readonly lastName: string;
  readonly firstName: string;
  readonly ageBand: string | null;
  readonly wheelchair: boolean | null;
  readonly email: string | null;
  readonly reference: string | null;
};

/** Who a row may be: the row itself as understood, and a person of the list (`line` null) or of a row above. */
export type Beside = { readonly own: Someone; readonly other: Someone; readonly line: number | null };

export type ShownRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
  readonly ok: boolean;
  /** The cells as they were sent, once the row was corrected here or decided of; null before. */
  readonly sent: readonly string[] | null;
  readonly decision: Decision | null;
  readonly beside: Beside | null;
};

/** What a row says of somebody: what it does not say is not there (`saidValues`). */
type Said = Pick<Someone, 'lastName' | 'firstName'> & Partial<Someone>;
const UNSAID = { ageBand: null, wheelchair: null, email: null, reference: null } as const;

type Staged = Omit<ShownRow, 'beside'> & { readonly values: Said | null };

const FILTERS: { readonly [F in (typeof ROW_FILTERS)[number]]: Prisma.Sql } = {
  all: Prisma.empty,
  bad: Prisma.sql`AND NOT ok AND problems IS NOT NULL`,
  warned: Prisma.sql`AND ok AND problems IS NOT NULL`,
  good: Prisma.sql`AND ok`,
  touched: Prisma.sql`AND sent IS NOT NULL`,
};

/** The people whom the rows of a page may be, by their line or their id. */
async function others(
  tx: Tx,
  importId: string,
  rows: readonly Staged[],
): Promise<ReadonlyMap<number | string, Someone>> {
  const asked = rows.map(({ problems }) => questionOf(problems)?.facts ?? {});
  const lines = asked.flatMap(({ firstLine }) => (typeof firstLine === 'number' ? [firstLine] : []));
  const ids = asked.flatMap(({ knownId }) => (typeof knownId === 'string' ? [knownId] : []));
  if (lines.length + ids.length === 0) return new Map();
  const inFile = await tx.$queryRaw<{ line: number; values: Said }[]>`
    SELECT line, "values" FROM import_row WHERE import_id = ${importId}::uuid AND line = ANY(${lines}::int[]) AND ok`;
  const listed = await tx.beneficiary.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      lastName: true,
      firstName: true,
      ageBand: true,
      wheelchair: true,
      email: true,
      reference: true,
    },
  });
  return new Map<number | string, Someone>([
    ...inFile.map(({ line, values }) => [line, { ...UNSAID, ...values }] as const),
    ...listed.map(({ id, ...person }) => [id, person] as const),
  ]);
}

function besideOf({ values, problems }: Staged, people: ReadonlyMap<number | string, Someone>): Beside | null {
  const facts = questionOf(problems)?.facts;
  if (!facts || values === null) return null;
  const line = typeof facts.firstLine === 'number' ? facts.firstLine : null;
  const other = people.get(line ?? String(facts.knownId));
  return other ? { own: { ...UNSAID, ...values }, other, line } : null;
}

/** Rows as the sender wrote them or somebody corrected them, with what is wrong; 50 a page, all problems of a row at once. */
export const listImportRows = query(
  'imports/rows',
  listRowsInput,
  async ({ tx, actor }, { importId, only, code, page }) => {
    const found = await tx.import.findUnique({
      where: { id: importId },
      select: { programmeId: true, structureId: true, kind: true },
    });
    if (!found || !mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    const ofCode = code ? Prisma.sql`AND problems @> ${JSON.stringify([{ code }])}::jsonb` : Prisma.empty;
    const where = Prisma.sql`import_id = ${importId}::uuid ${FILTERS[only]} ${ofCode}`;
    const rows = await tx.$queryRaw<Staged[]>`
      SELECT line, cells, coalesce(problems, '[]') AS problems, ok, sent, decision, "values" FROM import_row WHERE ${where}
      ORDER BY line LIMIT ${ROWS_A_PAGE} OFFSET ${(page - 1) * ROWS_A_PAGE}`;
    const [count] = await tx.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM import_row WHERE ${where}`;
    const people = await others(tx, importId, rows);
    const shown: ShownRow[] = rows.map((row) => {
      const { values: _, ...told } = row;
      return { ...told, beside: besideOf(row, people) };
    });
    return { rows: shown, total: Number(count?.total ?? 0), pageSize: ROWS_A_PAGE };
  },
  { personal: ({ importId }, read, actor) => pageOf(actor, 'import', importId, read?.rows.length) },
);

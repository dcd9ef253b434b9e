import { Prisma } from '@/platform/generated/prisma/client';
import { type Against, type Meeting, type Scope, sessionOfRow, valuesOf } from './applier';
import { AGAINST_STATES, openStateDiscrepancies, settleOfGone } from './ticket-states';

const { sql } = Prisma;

const joins = ({ programmeId }: Scope): Prisma.Sql => sql`
  ${valuesOf({ sessionCode: 'text', category: 'text', block: 'text', row: 'text', seat: 'text', kind: '"TicketKind"', reference: 'text', state: 'text' })}
  ${sessionOfRow(programmeId)}
  LEFT JOIN LATERAL (SELECT k.*, k.xmin AS seen FROM ticket k WHERE k.programme_id = s.programme_id AND k.reference = v.reference LIMIT 1) k ON true`;

/** What the file does not say stays; of a new seat it is none, and standard. */
const category = sql`coalesce(v.category, k.category, '')`;
const kind = sql`coalesce(v.kind, k.kind, 'STANDARD')`;

/** The ticket that is at the seat a row wants, if it is another one. */
const other = sql`(SELECT o.reference FROM ticket o WHERE o.session_id = s.id AND o.block = v.block AND o.row = v.row AND o.seat = v.seat
  AND o.reference <> v.reference LIMIT 1)`;
const asKnown = sql`k.id IS NOT NULL AND (k.session_id, k.category, k.block, k.row, k.seat, k.kind) IS NOT DISTINCT FROM (s.id, ${category}, v.block, v.row, v.seat, ${kind})`;

/** Constraints of the stock, and what people hold. */
const AGAINST: readonly Against[] = [
  {
    field: 'seat',
    code: 'seat-of-another',
    severity: 'error',
    when: sql`${other} IS NOT NULL`,
    facts: sql`jsonb_build_object('reference', ${other})`,
  },
  {
    field: 'reference',
    code: 'ticket-given',
    severity: 'error',
    when: sql`k.state NOT IN ('FREE', 'HELD') AND NOT (${asKnown})`,
  },
  {
    field: 'sessionCode',
    code: 'stock-of-cancelled',
    severity: 'error',
    when: sql`s.status = 'CANCELLED' AND NOT (${asKnown})`,
  },
  ...AGAINST_STATES,
];

/** Another import changed the same ticket, and was not undone. Nothing of `k` or `c` inside: it is looked up by hashing. */
const corrected = sql`k.id IN (SELECT o.record_id FROM import_change o WHERE o.act = 'CHANGED')`;
const lived = sql`(SELECT count(*) FROM ticket_event e WHERE e.ticket_id = k.id) > 1`;

/** The stock: one row a seat, known by the organiser's reference. Only the seat may be corrected, and only while nobody holds it. */
export const tickets: Meeting = {
  table: 'ticket',
  joins,
  columns: [
    {
      column: 'session_id',
      value: sql`s.id`,
      told: { before: sql`(SELECT x.code FROM session x WHERE x.id = k.session_id)`, after: sql`s.code` },
    },
    { column: 'category', value: category },
    { column: 'block', value: sql`v.block` },
    { column: 'row', value: sql`v.row` },
    { column: 'seat', value: sql`v.seat` },
    { column: 'kind', value: kind },
  ],
  born: [{ column: 'reference', value: sql`v.reference` }],
  of: ({ importId, programmeId }) => [
    { column: 'programme_id', value: sql`${programmeId}::uuid` },
    { column: 'import_id', value: sql`${importId}::uuid` },
  ],
  changeable: sql`t.state IN ('FREE', 'HELD')`,
  against: { rules: AGAINST },
  finish: openStateDiscrepancies(joins),
  base: ({ programmeId }) => sql`k.programme_id = ${programmeId}::uuid`,
  label: sql`k.reference`,
  undo: {
    gone: settleOfGone,
    usedOnceMade: sql`CASE WHEN k.state NOT IN ('FREE', 'HELD') THEN 'in-hands'
      WHEN EXISTS (SELECT FROM scan x WHERE x.ticket_id = k.id) THEN 'was-scanned' END`,
    usedOnceChanged: sql`CASE WHEN k.state NOT IN ('FREE', 'HELD') THEN 'in-hands'
      WHEN EXISTS (SELECT FROM jsonb_populate_record(k, c.before) b JOIN ticket o ON o.session_id = b.session_id AND o.block = b.block AND o.row = b.row
        AND o.seat = b.seat WHERE o.id <> k.id) THEN 'seat-taken' END`,
    touched: sql`k.state <> 'FREE' OR ${corrected} OR ${lived}`,
    marks: sql`coalesce((SELECT jsonb_build_object('state', jsonb_build_object('version', 1, 'at', e.at, 'by', e.actor, 'role', ''))
        FROM ticket_event e WHERE e.ticket_id = k.id ORDER BY e.id DESC LIMIT 1), '{}')`,
  },
};

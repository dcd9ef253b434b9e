import { z } from 'zod';

export const drawCaps = z.strictObject({
  seatsPerStructure: z.int().min(1).max(10_000).nullable().default(null),
  seatsPerTurn: z.int().min(1).max(10_000).nullable().default(null),
  sharePercent: z.int().min(1).max(100).nullable().default(null),
});

export const runDrawInput = z.strictObject({
  /** Typed by whoever draws, or left empty: 256 bits from the system's generator. */
  seed: z.string().trim().max(200).optional(),
  caps: drawCaps.prefault({}),
});

export const drawId = z.strictObject({ drawId: z.uuid() });
/** `tell: false` is for the system alone: the demo's first draw is not announced by thousands of mails. */
export const publishDrawInput = drawId.extend({ tell: z.boolean().default(true) });

export const drawResultFilters = drawId.extend({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  outcome: z.enum(['granted', 'no-seats-left', 'overlap', 'cap']).optional(),
});

const need = z.strictObject({ standard: z.int(), wheelchair: z.int(), companion: z.int() });

/** What a draw was made from, as it is kept in the database. */
export const recordedInput = z.strictObject({
  caps: drawCaps,
  sessions: z.array(z.strictObject({ id: z.uuid(), startsAt: z.coerce.date(), endsAt: z.coerce.date(), free: need })),
  structures: z.array(z.strictObject({ id: z.uuid(), weight: z.int() })),
  demands: z.array(
    z.strictObject({
      id: z.uuid(),
      structureId: z.uuid(),
      sessionId: z.uuid(),
      rank: z.int(),
      size: z.int(),
      quantity: z.int(),
      need,
    }),
  ),
  /** Left out before the draw: the structure already holds a session that overlaps (rule 15). */
  overlapping: z.array(z.strictObject({ id: z.uuid(), structureId: z.uuid() })),
});
export type RecordedInput = z.infer<typeof recordedInput>;

import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { OVERRIDE_REASONS } from '@/modules/tickets/ticket.rules';
import { ALLOCATION_STATES } from './allocation.rules';

export const reasonCode = z.enum(OVERRIDE_REASONS);
export const staffNote = z.string().trim().max(500).optional();

export const allocateInput = z.strictObject({
  structureId: z.uuid(),
  sessionId: z.uuid(),
  /** People, wheelchair users included. */
  quantity: z.int().min(1).max(500),
  wheelchairs: z.int().min(0).max(200).default(0),
  demandId: z.uuid().optional(),
  /** Why by hand, beside the draw. */
  reason: reasonCode,
  note: staffNote,
});

export const allocationId = z.strictObject({ allocationId: z.uuid() });
/** `keep`: so many whole formulas of those proposed; all of them unless said. */
export const confirmInput = allocationId.extend({ keep: z.int().min(1).max(500).optional() });
export const declineInput = allocationId;
export const releaseInput = allocationId.extend({ reason: reasonCode, note: staffNote });
export const manyAllocations = z.strictObject({ allocationIds: z.array(z.uuid()).min(1).max(50_000) });
export const releaseManyInput = manyAllocations.extend({ reason: reasonCode, note: staffNote });

/** A seat as its editor saw it: the version is that of its name. */
const seenSeat = z.strictObject({ ticketId: z.uuid(), version: seenVersion, allocationId: z.uuid().nullable() });
export type SeenSeat = z.output<typeof seenSeat>;
export const swapSeatsInput = z.strictObject({
  from: seenSeat,
  to: seenSeat,
  reason: reasonCode,
  note: staffNote,
  /** Also when a wheelchair user would no longer sit beside a companion (rule 6). */
  evenApart: z.boolean().default(false),
});
/** One block of a session's plan, the first one unless said. */
export const seatPlanInput = z.strictObject({ sessionId: z.uuid(), block: z.string().max(100).optional() });

export const allocationSorts = ['structure', 'session', 'quantity', 'confirmBy', 'state'] as const;
export const allocationFilters = z.strictObject({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  state: z.enum(ALLOCATION_STATES).optional(),
  structureId: z.uuid().optional(),
  sessionId: z.uuid().optional(),
  public: z.enum(PUBLICS).optional(),
  /** `soon`: to be confirmed within 24 hours; `late`: the date has passed. */
  due: z.enum(['soon', 'late']).optional(),
  sort: z.enum(allocationSorts).default('confirmBy'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

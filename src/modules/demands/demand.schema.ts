import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { DEMAND_STATES, FORMULAS, GROUP_SIZES, MOST_FORMULAS } from './demand.rules';

const wish = {
  sessionId: z.uuid(),
  formula: z.enum(FORMULAS),
  /** Only for GROUP. */
  groupSize: z.int().min(1).max(30).nullable().default(null),
  quantity: z.int().min(1).max(MOST_FORMULAS).default(1),
  wheelchairs: z
    .int()
    .min(0)
    .max(GROUP_SIZES.most * MOST_FORMULAS)
    .default(0),
};

/** `structureId`: given by the city; a leader asks for its own. */
export const submitDemandInput = z.strictObject({
  structureId: z.uuid().optional(),
  /** That of the open wish in the same formula; null: the asker saw none. */
  version: seenVersion.nullable().default(null),
  ...wish,
});
export type SubmitDemandInput = z.input<typeof submitDemandInput>;
export const submitManyInput = z.strictObject({
  demands: z
    .array(z.strictObject({ structureId: z.uuid(), rank: z.int().min(1).max(1_000), ...wish }))
    .min(1)
    .max(50_000),
});

export const withdrawInput = z.strictObject({ demandId: z.uuid(), version: seenVersion });
/** The numbers of a wish, by hand: « plus », « moins ». */
export const changeDemandInput = z.strictObject({
  demandId: z.uuid(),
  version: seenVersion,
  quantity: wish.quantity.unwrap(),
  wheelchairs: wish.wheelchairs.unwrap(),
});
/** The open wishes of a basket as they were seen: which, and in what version (`basketVersion`). */
export const seenBasketInput = z.strictObject({
  structureId: z.uuid().optional(),
  demandIds: z.array(z.uuid()).min(1).max(1_000),
  version: seenVersion,
});
/** The same, in the order wished for. */
export const rankInput = seenBasketInput;
export const basketInput = z.strictObject({ structureId: z.uuid().optional() });

export const demandSorts = ['structure', 'session', 'rank', 'people', 'createdAt'] as const;
export const demandFilters = z.strictObject({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  state: z.enum(DEMAND_STATES).optional(),
  competition: z.enum(COMPETITIONS).optional(),
  public: z.enum(PUBLICS).optional(),
  sport: z.string().max(100).optional(),
  structureId: z.uuid().optional(),
  sessionId: z.uuid().optional(),
  sort: z.enum(demandSorts).default('createdAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

export const offerInput = z.strictObject({
  q: z.string().trim().max(100).default(''),
  limit: z.int().min(1).max(50).default(20),
});

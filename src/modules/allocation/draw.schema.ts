import { z } from 'zod';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { DRAW_REFUSALS } from './draw-input.rules';
import { MOST_OF_CAP, MOST_OF_WEIGHT } from './draw-settings.rules';

const cap = (most: number) => z.int().min(1).max(most).nullable().default(null);
export const drawCaps = z.strictObject({
  seatsPerStructure: cap(MOST_OF_CAP.seatsPerStructure),
  seatsPerTurn: cap(MOST_OF_CAP.seatsPerTurn),
  sharePercent: cap(MOST_OF_CAP.sharePercent),
  /** Hundredths of a seat. */
  seatsPerHead: cap(MOST_OF_CAP.seatsPerHead),
});

/** A share over 100 can be entered: it is told as a contradiction, with the others, not as a fault of the form. */
const limit = z.union([
  z.strictObject({ seats: z.int().min(0).max(20_000_000) }),
  z.strictObject({ percent: z.int().min(0).max(1_000) }),
]);
const tag = z.string().trim().min(1).max(60);

export const quota = z.strictObject({
  id: z.string().trim().min(1).max(60),
  of: z.strictObject({
    public: z.enum(PUBLICS).optional(),
    district: z.int().min(0).max(32_767).optional(),
    structureId: z.string().min(1).max(60).optional(),
    tag: tag.optional(),
  }),
  on: z.strictObject({
    sessionId: z.string().min(1).max(60).optional(),
    competition: z.enum(COMPETITIONS).optional(),
  }),
  minimum: limit.optional(),
  maximum: limit.optional(),
});

const factor = z.int().min(0).max(MOST_OF_WEIGHT);
export const drawWeights = z.strictObject({
  base: factor.default(1),
  servedBefore: factor.default(0),
  declined: factor.default(0),
  noShow: factor.default(0),
  tag: factor.default(0),
});

const distinct = (things: readonly { readonly id: string }[]) =>
  new Set(things.map(({ id }) => id)).size === things.length;

/** The rules of a draw, as they are recorded, published and proved. */
export const drawRules = z.strictObject({
  caps: drawCaps.prefault({}),
  quotas: z.array(quota).max(500).refine(distinct).default([]),
  weights: drawWeights.prefault({}),
  improve: z.boolean().default(true),
});

/** Parts of the rules given for one draw: each that is given takes the place of what the programme keeps. */
const givenRules = {
  caps: drawCaps.optional(),
  quotas: z.array(quota).max(500).refine(distinct).optional(),
  weights: drawWeights.optional(),
  improve: z.boolean().optional(),
};

/** A trial: with the rules that the programme keeps, or with others. */
export const runDrawInput = z.strictObject({
  /** Typed by whoever draws, or left empty: 256 bits from the system's generator. */
  seed: z.string().trim().max(200).optional(),
  ...givenRules,
});

const knownAt = z.iso.datetime({ offset: true });
const words = (least: number, most: number) => z.string().trim().min(least).max(most);

/** By the rules that the programme keeps. */
export const prepareDrawInput = z.strictObject({
  /** What anybody will be able to check, and when it is known: an ISO instant. */
  publicValue: z.strictObject({ what: words(10, 300), at: knownAt }),
  /** The commitment that this one takes the place of, as its editor saw it. */
  replaces: z.uuid().optional(),
});
/** With rules of its own: for the system alone, which keeps none (a bench, a test); a person's are refused. */
export const prepareAnyDrawInput = prepareDrawInput.extend(givenRules);

export const drawId = z.strictObject({ drawId: z.uuid() });
export const drawInPublicInput = drawId.extend({
  /** To the letter as it was published; no blank around it. */
  value: words(1, 200),
  /** Who stood by: seen by staff only, gone with the purge. */
  witnesses: words(3, 300),
});
/** `tell: false` is for the system alone: the demo's first draw is not announced by thousands of mails. */
export const publishDrawInput = drawId.extend({ tell: z.boolean().default(true) });

export const drawResultFilters = drawId.extend({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  outcome: z.enum(['granted', ...DRAW_REFUSALS]).optional(),
});

const count = z.int().min(0);
const need = z.strictObject({ standard: count, wheelchair: count, companion: count });
const instant = z.iso.datetime({ offset: true });

const structure = z.strictObject({
  id: z.string().min(1),
  code: z.string().min(1),
  public: z.enum(PUBLICS),
  district: z.int().nullable(),
  members: count.nullable(),
  tags: z.array(tag),
  weight: z.int().min(0).max(10_000),
});
const session = z.strictObject({
  id: z.string().min(1),
  code: z.string().min(1),
  competition: z.enum(COMPETITIONS),
  startsAt: instant,
  endsAt: instant,
  free: need,
});
const demand = z.strictObject({
  id: z.string().min(1),
  structureId: z.string(),
  sessionId: z.string(),
  rank: count,
  size: z.int().min(1),
  quantity: z.int().min(1),
  need,
});
/** Left out before the draw: the structure already holds a session that overlaps (rule 15). */
const overlapping = z.array(z.strictObject({ id: z.uuid(), structureId: z.uuid() }));

const thisEdition = z.strictObject({
  edition: z.literal(2),
  rules: drawRules,
  structures: z.array(structure),
  sessions: z.array(session),
  demands: z.array(demand),
  overlapping,
});

/** As the first edition kept it. It can be read and shown; only that edition could draw it again. */
const firstEdition = z
  .strictObject({
    caps: drawCaps,
    sessions: z.array(z.strictObject({ id: z.uuid(), startsAt: instant, endsAt: instant, free: need })),
    structures: z.array(z.strictObject({ id: z.uuid(), weight: z.int() })),
    demands: z.array(demand),
    overlapping,
  })
  .transform(({ caps, sessions, structures, ...rest }) => ({
    edition: 1 as const,
    rules: drawRules.parse({ caps, improve: false }),
    sessions: sessions.map((one) => ({ ...one, code: one.id, competition: 'OLYMPIC' as const })),
    structures: structures.map((one) => ({
      ...one,
      code: one.id,
      public: 'OTHER' as const,
      district: null,
      members: null,
      tags: [],
    })),
    ...rest,
  }));

/** What a draw was made from, as it is kept in the database. */
export const recordedInput = z.union([thisEdition, firstEdition]);
export type RecordedInput = z.infer<typeof recordedInput>;

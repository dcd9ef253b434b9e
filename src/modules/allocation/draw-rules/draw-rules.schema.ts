import { z } from 'zod';
import { CHANGE_REASONS } from '@/modules/programmes/programme-form.schema';
import { seenVersion } from '@/modules/records/record.schema';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { drawCaps, drawWeights } from '../draw.schema';

/** Rules decide for everybody: whoever changes them says why. The note is seen by staff only. */
const reasoned = { reason: z.enum(CHANGE_REASONS), note: z.string().trim().max(500).optional() };
const seats = (least: number) => z.int().min(least).max(20_000_000).nullable().default(null);
const percent = (least: number) => z.int().min(least).max(100).nullable().default(null);
const tag = z.string().trim().min(1).max(60);

/** A quota as a form has it: whom it counts, on which sessions, and at most one unit for each of its two bounds. */
const quotaShape = {
  public: z.enum(PUBLICS).nullable().default(null),
  district: z.int().min(1).max(20).nullable().default(null),
  structureId: z.uuid().nullable().default(null),
  tag: tag.nullable().default(null),
  sessionId: z.uuid().nullable().default(null),
  competition: z.enum(COMPETITIONS).nullable().default(null),
  minimumSeats: seats(1),
  minimumPercent: percent(1),
  maximumSeats: seats(0),
  maximumPercent: percent(0),
};
export const quotaFields = z.strictObject(quotaShape);
export type QuotaFields = z.output<typeof quotaFields>;

const both = (a: unknown, b: unknown) => a !== null && b !== null;
const inOrder = (least: number | null, most: number | null) => least === null || most === null || least <= most;

/** What of a quota cannot be, by the field a form shows it at. The database refuses the same. */
function soundQuota(quota: QuotaFields, { addIssue }: z.RefinementCtx): void {
  const { minimumSeats, minimumPercent, maximumSeats, maximumPercent } = quota;
  const bad = (path: keyof QuotaFields, message: string) => addIssue({ code: 'custom', path: [path], message });
  if ([minimumSeats, minimumPercent, maximumSeats, maximumPercent].every((bound) => bound === null))
    bad('minimumSeats', 'no-bound');
  if (both(minimumSeats, minimumPercent)) bad('minimumSeats', 'two-units');
  if (both(maximumSeats, maximumPercent)) bad('maximumSeats', 'two-units');
  if (!inOrder(minimumSeats, maximumSeats)) bad('maximumSeats', 'not-in-order');
  if (!inOrder(minimumPercent, maximumPercent)) bad('maximumPercent', 'not-in-order');
  if (both(quota.sessionId, quota.competition)) bad('sessionId', 'two-places');
  if (quota.structureId !== null && [quota.public, quota.district, quota.tag].some((one) => one !== null))
    bad('structureId', 'structure-alone');
}

export const addQuotaInput = z.strictObject({ ...quotaShape, ...reasoned }).superRefine(soundQuota);
export const changeQuotaInput = z
  .strictObject({ quotaId: z.uuid(), version: seenVersion, ...quotaShape, ...reasoned })
  .superRefine(soundQuota);
export const removeQuotaInput = z.strictObject({ quotaId: z.uuid(), version: seenVersion, ...reasoned });
/** A quota before it is kept; `quotaId`: the one it would take the place of. */
export const tryQuotaInput = z
  .strictObject({ quotaId: z.uuid().nullable().default(null), ...quotaShape })
  .superRefine(soundQuota);

/** Caps, weights and what follows the rounds, side by side. */
export const drawSettings = z.strictObject({
  ...drawCaps.shape,
  ...drawWeights.shape,
  improve: z.boolean().default(true),
});
export type DrawSettings = z.output<typeof drawSettings>;

/** The version is left out by the system alone, which shows no form. */
export const changeDrawRulesInput = drawSettings.extend({ version: seenVersion.optional(), ...reasoned });

const ofStructure = { structureId: z.uuid(), tag };
export const tagStructureInput = z.strictObject({
  ...ofStructure,
  /** Why this structure comes first. It stays: no name of a person in it. */
  reason: z.string().trim().min(5).max(500),
});
export const untagStructureInput = z.strictObject({ ...ofStructure, ...reasoned });

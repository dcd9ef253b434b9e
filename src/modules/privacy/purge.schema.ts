import { z } from 'zod';

/** Why the names go before the end of the retention. */
export const EARLY_REASONS = ['PROGRAMME_CANCELLED', 'AUTHORITY_REQUEST', 'REHEARSAL', 'OTHER'] as const;
export type EarlyReason = (typeof EARLY_REASONS)[number];

/** Why they go when it is over: it needs no other reason. */
export const RETENTION_OVER = 'RETENTION_OVER';

export const planPurgeFormInput = z.strictObject({
  /** Asked for when the retention is not over yet. */
  earlyReason: z.enum(EARLY_REASONS).optional(),
  note: z.string().trim().max(500).optional(),
});
export const planPurgeInput = planPurgeFormInput.extend({
  /** For the operator's command line: the admin in whose name it is planned. */
  plannedById: z.uuid().optional(),
});
export const purgeInput = z.strictObject({ purgeId: z.uuid() });

/** Why the second person lets the names go: its own reason, not the planner's. The note is seen by staff only. */
export const CONFIRM_REASONS = [RETENTION_OVER, ...EARLY_REASONS] as const;
export type ConfirmReason = (typeof CONFIRM_REASONS)[number];
export const confirmPurgeInput = purgeInput.extend({
  reason: z.enum(CONFIRM_REASONS),
  note: z.string().trim().max(500).optional(),
});

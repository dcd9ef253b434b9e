import { z } from 'zod';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { MAIL_STATES } from './mail.schema';

export const waveInput = z.strictObject({
  competition: z.enum(COMPETITIONS),
  /** Only these sessions; all when left out. */
  sessionIds: z.array(z.uuid()).max(2_000).optional(),
  structureIds: z.array(z.uuid()).max(2_000).optional(),
});

export const waveId = z.strictObject({ waveId: z.uuid() });
export const waveMailFilters = waveId.extend({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  state: z.enum(MAIL_STATES).optional(),
});
export const resendClaimInput = z.strictObject({ groupLeaderId: z.uuid() });

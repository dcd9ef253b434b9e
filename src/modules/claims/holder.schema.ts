import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';

/** The token of a claim link, as the mail carries it: 256 bits in base64url. It travels in the body, never in an address we ask. */
export const claimToken = z.strictObject({ token: z.string().min(20).max(100) });
export const holderClaimInput = claimToken.extend({
  ticketIds: z.array(z.uuid()).min(1).max(200),
  termsAccepted: z.boolean(),
});
export const holderNameInput = claimToken.extend({ ticketId: z.uuid(), version: seenVersion, beneficiaryId: z.uuid() });
export const holderRestituteInput = claimToken.extend({ ticketId: z.uuid() });

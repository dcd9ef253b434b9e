import { z } from 'zod';

/** The token of a claim link, as the mail carries it: 256 bits in base64url. It travels in the body, never in an address we ask. */
export const claimToken = z.strictObject({ token: z.string().min(20).max(100) });
export const holderClaimInput = claimToken.extend({
  ticketIds: z.array(z.uuid()).min(1).max(200),
  termsAccepted: z.boolean(),
});
export const holderNameInput = claimToken.extend({ ticketId: z.uuid(), beneficiaryId: z.uuid() });
export const holderRestituteInput = claimToken.extend({ ticketId: z.uuid() });

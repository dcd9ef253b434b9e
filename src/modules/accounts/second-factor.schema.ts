import { z } from 'zod';
import { RESET_REASONS } from './second-factor.rules';

const typed = z.string().trim().min(1).max(40);

export const codeInput = z.strictObject({ code: typed });
export const passwordInput = z.strictObject({ password: z.string().min(1).max(128) });
export const resetFactorInput = z.strictObject({
  userId: z.uuid(),
  reason: z.enum(RESET_REASONS),
  note: z.string().trim().max(500).optional(),
});

/** The sign-in comes from the cookie of the request, never from what the client says. */
export const signInOnly = z.strictObject({ sessionId: z.uuid() });
export const codeOfSignIn = codeInput.extend({ sessionId: z.uuid() });
export const passwordOfSignIn = passwordInput.extend({ sessionId: z.uuid() });
export const demoCodeInput = z.strictObject({ email: z.string().trim().toLowerCase().max(254) });

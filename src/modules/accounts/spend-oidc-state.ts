import { query } from '@/platform/command';
import { oidcState } from './oidc.schema';

/**
 * Takes the `state` of an answer, before anything else of it is read: true the first time, false ever after, even when
 * the browser's cookie was copied. Leaves no line of its own: the sign-in that follows does. Run as the system.
 */
export const spendOidcState = query('accounts/spend-oidc-state', oidcState, async ({ tx }, { stateHash }) => {
  const hash = new Uint8Array(stateHash);
  const taken = await tx.$executeRaw`INSERT INTO oidc_state (state_hash) VALUES (${hash}) ON CONFLICT DO NOTHING`;
  return taken === 1;
});

import { randomBytes } from 'node:crypto';
import type { Actor } from '@/platform/actor';
import { inTheNameOf, type Tx } from '@/platform/db';
import { tokenHash } from '@/platform/tokens';
import { RECOVERY_BYTES, RECOVERY_CODES, recoveryCodeOf } from './recovery.rules';

/** What is kept of a code: 80 random bits need no slow hash. */
export const recoveryHash = (code: string): Uint8Array<ArrayBuffer> => tokenHash(`recovery:${code}`);

/** Takes the recovery codes of a person away: no old one serves any more. */
export function dropRecoveryCodes(tx: Tx, actor: Actor, userId: string): Promise<number> {
  return inTheNameOf(
    'sign-in',
    tx,
    actor,
    () => tx.$executeRaw`DELETE FROM recovery_code WHERE user_id = ${userId}::uuid`,
  );
}

/** Ten new codes in place of the old ones. They are read here once; only their hashes are kept. */
export async function writeRecoveryCodes(tx: Tx, actor: Actor, userId: string): Promise<string[]> {
  await dropRecoveryCodes(tx, actor, userId);
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(RECOVERY_BYTES)));
  await inTheNameOf('sign-in', tx, actor, () =>
    tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: recoveryHash(code) })) }),
  );
  return codes;
}

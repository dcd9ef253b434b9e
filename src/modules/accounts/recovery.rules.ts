import { DomainError } from '@/platform/errors';

/** How many recovery codes a person gets at a time; each stands in once for the phone. */
export const RECOVERY_CODES = 10;
/** 80 bits each: sixteen signs of five bits. */
export const RECOVERY_BYTES = 10;
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford: no I, L, O, U to be misread
const GROUP = 4;
const LENGTH = (RECOVERY_BYTES * 8) / 5;

/** Random bytes as a person writes them down: "7K3M-PQ2X-…", four groups of four. Throws for another length. */
export function recoveryCodeOf(random: Uint8Array): string {
  if (random.length !== RECOVERY_BYTES) throw new RangeError(`${RECOVERY_BYTES} bytes are needed`);
  let bits = random.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let signs = '';
  for (let i = 0; i < LENGTH; i++, bits >>= 5n) signs = (SIGNS[Number(bits & 31n)] ?? '') + signs;
  return signs.replaceAll(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

/** A recovery code however it was typed (case, spaces, O for 0, I or L for 1); null when it cannot be one. */
export function typedRecoveryCode(text: string): string | null {
  const signs = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (signs.length !== LENGTH || ![...signs].every((sign) => SIGNS.includes(sign))) return null;
  return signs.replaceAll(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}

/** A code that is not one, not this person's, or has served: one answer for all. Throws accounts/wrong-recovery-code. */
export function requireServed(rows: number): void {
  if (rows !== 1) throw new DomainError('forbidden', 'accounts/wrong-recovery-code');
}

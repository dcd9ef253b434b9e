import { createHash } from 'node:crypto';
import type { Digest } from './audit.rules';

/** SHA-256 over the parts, one after another; text as UTF-8. */
export const sha256: Digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

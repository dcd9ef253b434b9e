import { randomBytes } from 'node:crypto';
import type { Actor } from '@/platform/actor';
import { decipher, encipher } from '@/platform/cipher';
import { inTheNameOf, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';

/** 256 bits of the system's generator, as 64 hexadecimal digits. */
export const newSecret = (): string => randomBytes(32).toString('hex');

/** Kept enciphered, bound to its draw, in a table that no person reads: only the draw itself opens it. */
export async function keepSecret(tx: Tx, actor: Actor, drawId: string, secret: string): Promise<void> {
  const sealed = encipher('draw-secret', drawId, Buffer.from(secret));
  await inTheNameOf(
    'draw-secret',
    tx,
    actor,
    () => tx.$executeRaw`INSERT INTO draw_secret (draw_id, sealed) VALUES (${drawId}::uuid, ${sealed})`,
  );
}

/** The secret of a draw that is drawn now; it is hidden no more. Throws `allocation/secret-lost`. */
export async function takeSecret(tx: Tx, actor: Actor, drawId: string): Promise<string> {
  const [row] = await inTheNameOf(
    'draw-secret',
    tx,
    actor,
    () =>
      tx.$queryRaw<{ sealed: Uint8Array }[]>`DELETE FROM draw_secret WHERE draw_id = ${drawId}::uuid RETURNING sealed`,
  );
  if (!row) throw new DomainError('conflict', 'allocation/secret-lost');
  return opened(drawId, row.sealed);
}

/** It was sealed under a key that is not the installation's any more, when AUTH_SECRET was changed meanwhile. */
function opened(drawId: string, sealed: Uint8Array): string {
  try {
    return Buffer.from(decipher('draw-secret', drawId, sealed)).toString();
  } catch {
    throw new DomainError('conflict', 'allocation/secret-lost');
  }
}

/** Of a commitment that is void: nobody will ever draw with it. */
export async function forgetSecret(tx: Tx, actor: Actor, drawId: string): Promise<void> {
  await inTheNameOf(
    'draw-secret',
    tx,
    actor,
    () => tx.$executeRaw`DELETE FROM draw_secret WHERE draw_id = ${drawId}::uuid`,
  );
}

import { command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import { drawInPublicInput } from './draw.schema';
import { movedSince, programmeOfCommitment, readCommitment } from './draw-commitment';
import { combineSeed } from './draw-commitment.rules';
import { lockDraws } from './draw-record';
import { takeSecret } from './draw-secret';
import { requireDue, requireHolds } from './draw-standing.rules';
import { saveDraw } from './save-draw';

/**
 * The draw that was committed to: takes the public value that an agent types in before witnesses, combines it with the
 * secret, draws, and shows the secret to all. Nothing is given before it is published. Who stood by is in the trail.
 * Throws `allocation/commitment-closed`, `allocation/public-value-not-due`, `allocation/commitment-void` with what moved,
 * `allocation/draw-under-way`, `allocation/secret-lost`.
 */
export const drawInPublic = command(
  'allocation/draw-in-public',
  drawInPublicInput,
  async ({ tx, actor, trail }, { drawId, value, witnesses }) => {
    trail({ subject: ['draw', drawId], note: witnesses });
    const programmeId = await programmeOfCommitment(tx, drawId);
    if (!mayDraw(actor, { programmeId })) throw new DomainError('not-found', 'allocation/draw-not-found');
    await lockDraws(tx, programmeId);
    const seen = await readCommitment(tx, drawId);
    if (seen.state !== 'OPEN') throw new DomainError('conflict', 'allocation/commitment-closed', { state: seen.state });
    requireDue(await databaseClock(tx), seen.publicAt);
    requireHolds(await movedSince(tx, seen));
    const secret = await takeSecret(tx, actor, drawId);
    const { input, inputHash } = seen;
    const seed = combineSeed(secret, value);
    const made = await saveDraw(tx, { id: drawId, programmeId, seed, inputHash, input });
    await tx.$executeRaw`
      UPDATE draw_commitment SET state = 'DRAWN', secret = ${secret}, public_value = ${value}, closed_at = clock_timestamp()
      WHERE id = ${drawId}::uuid`;
    const { drawId: _, ...facts } = made;
    trail({ facts });
    return made;
  },
  { timeoutMs: 120_000 },
);

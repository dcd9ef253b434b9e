import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import { drawId } from './draw.schema';
import { lockDraw } from './draw-record';

/** Puts a draw aside that was not published; it stays readable, with its seed. Throws `allocation/draw-not-proposed`. */
export const discardDraw = command('allocation/discard-draw', drawId, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['draw', input.drawId] });
  const draw = await lockDraw(tx, input.drawId);
  if (!mayDraw(actor, draw)) throw new DomainError('not-found', 'allocation/draw-not-found');
  if (draw.state !== 'PROPOSED') {
    throw new DomainError('conflict', 'allocation/draw-not-proposed', { state: draw.state });
  }
  await tx.$executeRaw`UPDATE draw SET state = 'DISCARDED' WHERE id = ${draw.id}::uuid`;
  return { drawId: draw.id };
});

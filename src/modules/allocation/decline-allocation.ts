import { command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAnswerAllocation } from './allocation.policy';
import { decideDecline } from './allocation.rules';
import { declineInput } from './allocation.schema';
import { lockAllocation } from './lock-allocation';
import { returnProposedSeats } from './return-seats';
import { offerFreedSeats } from './waiting.job-types';

/**
 * Rules 5 and 16: the structure, or the city for it, does not want these seats: they are in the city's stock at once, and
 * offered to the next in line. Throws `allocation/not-found` (also for another structure's), `allocation/already-answered`.
 */
export const declineAllocation = command(
  'allocation/decline',
  declineInput,
  async ({ tx, actor, later, trail }, input) => {
    trail({ subject: ['allocation', input.allocationId] });
    const allocation = await lockAllocation(tx, input.allocationId);
    trail({ structureId: allocation.structureId });
    if (!mayAnswerAllocation(actor, allocation)) throw new DomainError('not-found', 'allocation/not-found');
    const state = decideDecline(allocation);
    if (allocation.state === state) return { id: allocation.id, state, returned: 0 };
    const now = await databaseClock(tx);
    const returned = await returnProposedSeats(tx, actor, [allocation.id]);
    await tx.$executeRaw`
      UPDATE allocation SET state = 'DECLINED', decided_at = ${now} WHERE id = ${allocation.id}::uuid`;
    await later(offerFreedSeats, { sessionId: allocation.sessionId });
    trail({ facts: { returned } });
    return { id: allocation.id, state, returned };
  },
);

import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { mayAllocate } from './allocation.policy';
import { allocationId } from './allocation.schema';
import { lockAllocation } from './lock-allocation';
import { tellLeaders } from './tell-leaders';

/** Reminds the leaders of a structure that seats wait for their answer: once an allocation, before its date (rule 16). */
export const remindAllocation = command('allocation/remind', allocationId, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['allocation', input.allocationId] });
  const allocation = await lockAllocation(tx, input.allocationId);
  trail({ structureId: allocation.structureId, programmeId: allocation.programmeId });
  authorize(mayAllocate(actor, allocation));
  const now = await databaseClock(tx);
  const waits = allocation.state === 'PROPOSED' && allocation.remindedAt === null && now < allocation.confirmBy;
  if (!waits) return { mails: 0 };
  await tx.$executeRaw`UPDATE allocation SET reminded_at = ${now} WHERE id = ${allocation.id}::uuid`;
  const mails = await tellLeaders(context, 'REMINDER', allocation.programmeId, [
    { structureId: allocation.structureId, subjectId: allocation.id },
  ]);
  trail({ facts: { mails } });
  return { mails };
});

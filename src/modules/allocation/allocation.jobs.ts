import { defineJob } from '@/platform/queue';
import { releaseDueAllocations, remindAllocations } from './allocation.job-types';
import { listAllocationsToRemind, listDueAllocations } from './due-allocations.queries';
import { offerSeats } from './offer-seats';
import { releaseDueAllocation } from './release-allocation';
import { remindAllocation } from './remind-allocation';
import { sweepOffers } from './sweep-offers';
import { offerFreedSeats, sweepOffersType } from './waiting.job-types';

const SYSTEM = { kind: 'system', name: 'sweep', programmeId: null } as const;
const OFFERS = { ...SYSTEM, name: 'offers' } as const;

/** Rule 16: each release in a transaction of its own, so that one that fails holds nobody else up. */
export const releaseDueAllocationsJob = defineJob(releaseDueAllocations, async () => {
  for (const { id } of await listDueAllocations(SYSTEM, {})) await releaseDueAllocation(SYSTEM, { allocationId: id });
});

export const remindAllocationsJob = defineJob(remindAllocations, async () => {
  for (const { id } of await listAllocationsToRemind(SYSTEM, {})) await remindAllocation(SYSTEM, { allocationId: id });
});

/** Rules 5 and 16: put in the outbox by whatever brings seats back, in the same transaction. */
export const offerFreedSeatsJob = defineJob(offerFreedSeats, (session) => offerSeats(OFFERS, session));

export const sweepOffersJob = defineJob(sweepOffersType, () => sweepOffers());

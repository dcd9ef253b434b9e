import { z } from 'zod';
import { sessionId } from '@/modules/sessions/session.schema';
import { jobType } from '@/platform/job-type';

/** Seats of a session came back: the next in line are asked (rules 5, 16). */
export const offerFreedSeats = jobType('allocation/offer', sessionId);

/** Free seats that nobody was asked about: a lost step, or seats that nothing brought back but the city itself. */
export const sweepOffersType = jobType('allocation/sweep-offers', z.strictObject({}));

import { z } from 'zod';

const count = (least: number, most: number) => z.int().min(least).max(most);

/**
 * The rules of a programme, with the defaults of the model case. Limits that the organiser's app fixes (30 tickets a
 * leader and competition, two renames) can be lowered by a programme, never raised.
 */
export const programmeRules = z.strictObject({
  /** Rules 4 and 5: hours before the start of a session at which the outside may no longer change anything. */
  cutoffHours: count(0, 720).default(48),
  /** Rule 2: tickets on one group leader's phone, per competition. */
  maxTicketsPerLeader: count(1, 30).default(30),
  /** Rule 2: people per group leader above which a warning is shown. */
  advisedGroupSize: count(1, 100).default(15),
  /** Rule 3. */
  maxRenames: count(0, 2).default(2),
  /** Rule 6: wheelchair places for one companion place, rounded up. */
  wheelchairsPerCompanion: count(1, 10).default(2),
  /** Rule 13. */
  ceremoniesExcluded: z.boolean().default(true),
  /** Rule 16: days to confirm an allocation. */
  confirmWithinDays: count(1, 60).default(4),
  /** Rule 5: hours at most to answer an offer from the waiting list; 0: no offers. */
  offerMostHours: count(0, 240).default(48),
  /** Rule 5: hours at least; with less than that left before the cutoff nothing is offered. */
  offerLeastHours: count(1, 48).default(2),
  /** Rule 9. */
  delivery: z.enum(['SELF_ISSUED', 'OFFICIAL_APP']).default('SELF_ISSUED'),
  /** Rule 9: hours before the session at which QR codes appear. */
  qrHoursBefore: count(1, 72).default(6),
  /** Rule 14: always more than one hour. */
  arriveMinutesBefore: count(61, 480).default(75),
  /** Rule 7: what the silence of a structure means. */
  postponementSilence: z.enum(['KEEP', 'RETURN']).default('KEEP'),
  /** Rule 15: the instant from which wishes no longer change; null: open until the cutoff of each session. */
  demandsCloseAt: z.iso.datetime().nullable().default(null),
  /** Rule 12: days after the end of the programme at which names are due to go. */
  retentionDays: count(0, 3650).default(60),
});

export type ProgrammeRules = z.infer<typeof programmeRules>;

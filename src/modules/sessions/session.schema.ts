import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { OVERRIDE_REASONS, TICKET_KINDS } from '@/modules/tickets/ticket.rules';
import { COMPETITIONS, POSTPONEMENT_ANSWERS, SESSION_STATUSES } from './session.rules';

const reason = z.enum(OVERRIDE_REASONS);
const note = z.string().trim().max(500).optional();

export const sessionSorts = [
  'code',
  'startsAt',
  'sport',
  'venue',
  'stock',
  'free',
  'held',
  'allocated',
  'confirmed',
  'claimed',
  'named',
  'entered',
] as const;
export const sessionFilters = z.strictObject({
  page: z.int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).default(''),
  sport: z.string().max(100).optional(),
  /** YYYY-MM-DD in the programme's time zone. */
  day: z.iso.date().optional(),
  venue: z.string().max(100).optional(),
  competition: z.enum(COMPETITIONS).optional(),
  status: z.enum(SESSION_STATUSES).optional(),
  sort: z.enum(sessionSorts).default('startsAt'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

export const sessionCode = z.strictObject({ code: z.string().trim().toUpperCase().max(30) });
export const sessionId = z.strictObject({ sessionId: z.uuid() });

/** Seats to put in reserve or to bring back: so many of a kind. */
export const holdSeatsInput = z.strictObject({
  sessionId: z.uuid(),
  version: seenVersion.optional(),
  kind: z.enum(TICKET_KINDS).default('STANDARD'),
  quantity: z.int().min(1).max(5_000),
  reason,
  note,
});
export const gateInput = z.strictObject({
  sessionId: z.uuid(),
  version: seenVersion.optional(),
  userIds: z.array(z.uuid()).max(200),
  /** YYYY-MM-DD at the venue; the day of the session when left out. */
  day: z.iso.date().optional(),
});
export const cancelSessionInput = z.strictObject({
  sessionId: z.uuid(),
  version: seenVersion.optional(),
  reason,
  note,
});
export const postponeSessionInput = z.strictObject({
  sessionId: z.uuid(),
  version: seenVersion.optional(),
  startsAt: z.date(),
  endsAt: z.date(),
  /** By when the structures answer; else the new cutoff, three days at most from now. */
  answerBy: z.date().optional(),
  reason,
  note,
});
export const answerPostponementInput = z.strictObject({
  postponementId: z.uuid(),
  /** Given by the city; a leader answers for its own. */
  structureId: z.uuid().optional(),
  choice: z.enum(POSTPONEMENT_ANSWERS),
});
export const postponementId = z.strictObject({ postponementId: z.uuid() });

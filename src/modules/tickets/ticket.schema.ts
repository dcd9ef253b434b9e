import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import { OVERRIDE_REASONS, TICKET_KINDS, TICKET_STATES } from './ticket.rules';
import { TICKET_STEPS } from './ticket-steps.rules';

/** Why the city acts after the cutoff (rule 4); the note is seen by staff only. */
export const override = {
  reason: z.enum(OVERRIDE_REASONS).optional(),
  note: z.string().trim().max(500).optional(),
};

/** At most so many tickets in one act: bulk work of the city, or of the demo. */
const MANY = 50_000;

export const ticketId = z.strictObject({ ticketId: z.uuid() });
/** The version of a ticket is that of its name. */
const name = { ticketId: z.uuid(), version: seenVersion.optional(), beneficiaryId: z.uuid() };
export const nameInput = z.strictObject({ ...name, ...override });
export const nameManyInput = z.strictObject({
  names: z.array(z.strictObject(name)).min(1).max(MANY),
  ...override,
});
export const ticketIds = z.strictObject({ ticketIds: z.array(z.uuid()).min(1).max(MANY) });
export const restituteInput = ticketIds.extend(override);
export const takeBackInput = ticketIds.extend(override);
export const claimInput = ticketIds.extend({ termsAccepted: z.boolean() });
export const correctInput = ticketId.extend({
  /** That of the person whose name it is: it is the list that is corrected. */
  version: seenVersion,
  lastName: z.string().trim().max(100),
  firstName: z.string().trim().max(100),
  note: z.string().trim().max(500).optional(),
});

export const ticketSorts = ['session', 'place', 'structure', 'state', 'reference'] as const;
export const ticketFilters = z.strictObject({
  page: z.int().min(1).max(100_000).default(1),
  /** The beginning of the organiser's reference, or of a session's code. */
  q: z.string().trim().max(100).default(''),
  state: z.enum(TICKET_STATES).optional(),
  /** That step of the way or further. */
  reached: z.enum(TICKET_STEPS).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  competition: z.enum(COMPETITIONS).optional(),
  sessionId: z.uuid().optional(),
  session: z.string().trim().toUpperCase().max(20).optional(),
  structureId: z.uuid().optional(),
  allocationId: z.uuid().optional(),
  named: z.enum(['yes', 'no']).optional(),
  sort: z.enum(ticketSorts).default('session'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

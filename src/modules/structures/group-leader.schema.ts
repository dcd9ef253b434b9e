import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { override } from '@/modules/tickets/ticket.schema';
import { whoseList } from './beneficiary.schema';

const name = z.string().trim().max(100);

export const groupLeaderFields = z.strictObject({
  firstName: name.min(1),
  lastName: name.min(1),
  email: z.string().trim().min(3).max(254),
  phone: z.string().trim().max(30).default(''),
  locale: z.enum(['fr', 'en']).default('fr'),
});
export const addGroupLeaderInput = z.strictObject({ ...whoseList, leader: groupLeaderFields });
export const editGroupLeaderInput = z.strictObject({
  groupLeaderId: z.uuid(),
  version: seenVersion,
  leader: groupLeaderFields,
});

const assignment = z.strictObject({
  allocationId: z.uuid(),
  groupLeaderId: z.uuid(),
  /** So many tickets that nobody has yet, in the order of the seats… */
  quantity: z.int().min(1).max(500).optional(),
  /** …or these very tickets. */
  ticketIds: z.array(z.uuid()).min(1).max(500).optional(),
});
export type Assignment = z.output<typeof assignment>;
export const assignInput = z.strictObject({ ...assignment.shape, ...override });
export const assignManyInput = z.strictObject({ assignments: z.array(assignment).min(1).max(20_000), ...override });

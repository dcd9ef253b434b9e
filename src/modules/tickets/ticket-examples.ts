import type { Actor } from '@/modules/accounts/actor.rules';
import { programmeRules } from '@/modules/programmes/programme.schema';
import type { Act, ListedPerson, Ticket } from './ticket.rules';

/** Examples for tests of rules: one ticket of one structure, taken, unnamed, four days before its session. */
export const CUTOFF_AT = new Date('2024-07-26T20:00:00+02:00');
export const EARLY = new Date('2024-07-24T20:00:00+02:00');

/** They have just proved who they are, whenever the example takes place. */
const signedIn = { kind: 'user', programmeId: 'p-1', sessionId: 'sign-in', provedAt: CUTOFF_AT } as const;
export const agent: Actor = { ...signedIn, role: 'AGENT', userId: 'u-agent', structureId: null };
export const leader: Actor = { ...signedIn, role: 'LEADER', userId: 'u-lead', structureId: 's-1' };
export const auditor: Actor = { ...signedIn, role: 'AUDITOR', userId: 'u-aud', structureId: null };
export const holder: Actor = { kind: 'holder', groupLeaderId: 'g-1', structureId: 's-1', programmeId: 'p-1' };

export const aTicket = (over: Partial<Ticket> = {}): Ticket => ({
  id: 't-1',
  programmeId: 'p-1',
  sessionId: 'ATH01',
  kind: 'STANDARD',
  state: 'CLAIMED',
  structureId: 's-1',
  allocationId: 'a-1',
  groupLeaderId: 'g-1',
  beneficiaryId: null,
  namedAt: null,
  renameCount: 0,
  claimedAt: EARLY,
  enteredAt: null,
  cutoffAt: CUTOFF_AT,
  sessionStatus: 'SCHEDULED',
  ...over,
});

export const namedTicket = (beneficiaryId: string, over: Partial<Ticket> = {}): Ticket =>
  aTicket({ beneficiaryId, namedAt: EARLY, ...over });

export const person = (id: string, over: Partial<ListedPerson> = {}): ListedPerson => ({
  id,
  structureId: 's-1',
  programmeId: 'p-1',
  wheelchair: false,
  ...over,
});

export const acting = (over: Partial<Act> = {}): Act => ({
  by: leader,
  now: EARLY,
  rules: programmeRules.parse({}),
  ...over,
});

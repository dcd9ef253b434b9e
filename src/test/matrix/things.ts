import { randomBytes, randomUUID } from 'node:crypto';

/** Names of what a call may aim at: one of each per structure and programme. */
const THINGS = [
  'programmeId',
  'structureId',
  'userId',
  'invitationId',
  'invitationToken',
  /** A week ahead, with seats of both structures. */
  'sessionId',
  'sessionCode',
  /** Free seats, asked for by nobody yet. */
  'offerId',
  /** The session the demand is for. */
  'askedId',
  /** Seats proposed and not answered yet. */
  'drawnId',
  /** Its doors are open now, and the volunteer stands there. */
  'gateId',
  /** A ticket of that gate, as its QR says it. */
  'gateCode',
  'postponementId',
  /** Named on a ticket. */
  'beneficiaryId',
  /** On the list, on no ticket. */
  'spareId',
  'groupLeaderId',
  /** Holds no ticket. */
  'spareLeaderId',
  'allocationId',
  /** Not answered yet. */
  'proposedId',
  'namedTicketId',
  /** Confirmed, nobody's yet. */
  'openTicketId',
  /** Given to the group leader, sent, not taken yet. */
  'heldTicketId',
  /** Taken by the group leader, with a name. */
  'takenTicketId',
  'demandId',
  'drawId',
  'publishedDrawId',
  /** Committed to, not drawn yet. */
  'preparedDrawId',
  /** A quota that every draw keeps. */
  'quotaId',
  /** Of the draw, not drawn yet. */
  'studyId',
  'waveId',
  'mailId',
  'messageId',
  'importId',
  'purgeId',
  /** Of a claim link of the group leader. */
  'token',
  /** Links sent to the leader about its own account. */
  'resetToken',
  'emailToken',
  'stopToken',
  /** How a list names one of the leader's own sign-ins. */
  'reference',
  /** The same of one of its identities. */
  'identity',
] as const;
export type Thing = (typeof THINGS)[number];
export type Things = Readonly<Record<Thing, string>>;

const NOT_IDS: Partial<Record<Thing, () => string>> = {
  sessionCode: () => 'NOWHERE99999',
  gateCode: () => randomBytes(16).toString('hex').toUpperCase(),
  token: () => randomBytes(32).toString('base64url'),
  resetToken: () => randomBytes(32).toString('base64url'),
  emailToken: () => randomBytes(32).toString('base64url'),
  stopToken: () => randomBytes(32).toString('base64url'),
  reference: () => randomBytes(32).toString('hex'),
  identity: () => randomBytes(32).toString('hex'),
  invitationToken: () => randomBytes(32).toString('base64url'),
};

/** Ids and tokens of nothing. */
export function nothingThere(): Things {
  const entries = THINGS.map((name) => [name, (NOT_IDS[name] ?? randomUUID)()]);
  return Object.fromEntries(entries) as Things;
}

import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { type Competition, isClosed } from '@/modules/sessions/session.rules';
import type { Ticket } from '@/modules/tickets/ticket.rules';
import { DomainError } from '@/platform/errors';

/** Tickets a group leader holds in one competition (assigned or taken), and how many would be added. */
export type LeaderLoad = { readonly competition: Competition; readonly held: number; readonly adding: number };
export type LoadDecision = {
  readonly total: number;
  /** Rule 2: more people than advised for one leader; shown, never refused. */
  readonly warning: { readonly advised: number; readonly people: number } | null;
};

/**
 * Rule 2: at most 30 tickets per group leader and competition, one leader per 15 people advised.
 * `peopleAtOnce`: the most people this leader would lead in one session. Throws `claims/too-many-tickets`.
 */
export function decideAssignment(
  load: LeaderLoad,
  peopleAtOnce: number,
  rules: Pick<ProgrammeRules, 'maxTicketsPerLeader' | 'advisedGroupSize'>,
): LoadDecision {
  const max = rules.maxTicketsPerLeader;
  const total = load.held + load.adding;
  if (total > max) {
    throw new DomainError('conflict', 'claims/too-many-tickets', {
      competition: load.competition,
      max,
      held: load.held,
      adding: load.adding,
      room: Math.max(0, max - load.held),
    });
  }
  const advised = rules.advisedGroupSize;
  return { total, warning: peopleAtOnce > advised ? { advised, people: peopleAtOnce } : null };
}

/** Leaders a group should have: one per 15 people (rule 2). */
export function leadersAdvised(people: number, rules: Pick<ProgrammeRules, 'advisedGroupSize'>): number {
  return Math.max(1, Math.ceil(people / rules.advisedGroupSize));
}

export type ClaimLink = {
  readonly ticketId: string;
  readonly groupLeaderId: string;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
};

export const LINK_STATES = ['OPEN', 'TAKEN', 'REVOKED', 'REASSIGNED', 'CANCELLED', 'CLOSED'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/**
 * Rule 8: what a link is worth now. Looking at it changes nothing. OPEN: the ticket can be taken. TAKEN: it was, by
 * this person, who may look at it. REVOKED: a newer mail replaced it. REASSIGNED: the ticket went elsewhere.
 */
export function linkState(
  link: ClaimLink,
  ticket: Pick<Ticket, 'groupLeaderId' | 'state' | 'cutoffAt' | 'sessionStatus'>,
  now: Date,
): LinkState {
  if (link.revokedAt !== null) return 'REVOKED';
  if (ticket.groupLeaderId !== link.groupLeaderId) return 'REASSIGNED';
  if (ticket.sessionStatus === 'CANCELLED') return 'CANCELLED';
  if (ticket.state === 'CLAIMED' || ticket.state === 'ENTERED') return 'TAKEN';
  if (ticket.state !== 'CONFIRMED') return 'REASSIGNED';
  return isClosed(now, ticket.cutoffAt) ? 'CLOSED' : 'OPEN';
}

const DEAD: Record<Exclude<LinkState, 'OPEN' | 'TAKEN'>, string> = {
  REVOKED: 'claims/link-replaced',
  REASSIGNED: 'claims/link-reassigned',
  CANCELLED: 'claims/session-cancelled',
  CLOSED: 'claims/link-closed',
};

/** The link may show its ticket. Throws one code a reason for which it no longer does. */
export function requireLiveLink(state: LinkState): 'OPEN' | 'TAKEN' {
  if (state === 'OPEN' || state === 'TAKEN') return state;
  throw new DomainError('conflict', DEAD[state]);
}

export type WaveTicket = Pick<Ticket, 'id' | 'state' | 'groupLeaderId' | 'cutoffAt' | 'sessionStatus'> & {
  readonly competition: Competition;
};

/**
 * Rule 8: the tickets of a wave, by group leader: confirmed, in a leader's hands, of this competition, still before
 * the cutoff, and not in a mail already sent to this same leader. In order of id.
 */
export function waveTickets(
  tickets: readonly WaveTicket[],
  links: readonly ClaimLink[],
  competition: Competition,
  now: Date,
): ReadonlyMap<string, readonly string[]> {
  const sent = new Set(
    links.filter((link) => link.revokedAt === null).map((link) => `${link.ticketId} ${link.groupLeaderId}`),
  );
  const byLeader = new Map<string, string[]>();
  for (const ticket of [...tickets].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const leader = ticket.groupLeaderId;
    if (leader === null || ticket.state !== 'CONFIRMED' || ticket.competition !== competition) continue;
    if (ticket.sessionStatus === 'CANCELLED' || isClosed(now, ticket.cutoffAt)) continue;
    if (sent.has(`${ticket.id} ${leader}`)) continue;
    byLeader.set(leader, [...(byLeader.get(leader) ?? []), ticket.id]);
  }
  return new Map([...byLeader].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rule 8: the mail goes again to the same address with new links; the links of before stop working, used ones too. */
export function linksToRevoke(links: readonly ClaimLink[], groupLeaderId: string): readonly ClaimLink[] {
  return links.filter((link) => link.groupLeaderId === groupLeaderId && link.revokedAt === null);
}

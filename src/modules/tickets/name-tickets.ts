import type { Actor } from '@/platform/actor';
import { type CommandContext, command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { changedMeanwhile } from '@/platform/versions';
import { type LockedTicket, lockTickets } from './lock-tickets';
import { lockPeople } from './people-of';
import { saveTickets } from './save-tickets';
import { tellHolders } from './tell-holders';
import { mayNameTicket } from './ticket.policy';
import {
  type Act,
  decideName,
  decideRename,
  type ListedPerson,
  type OverrideReason,
  requirePersonFree,
  type Ticket,
  type TicketOutcome,
} from './ticket.rules';
import { nameInput, nameManyInput } from './ticket.schema';

type Name = { readonly ticketId: string; readonly version?: number | undefined; readonly beneficiaryId: string };
type Wish = {
  readonly names: readonly Name[];
  readonly reason?: OverrideReason | undefined;
  readonly note?: string | undefined;
};
type Decide = (ticket: Ticket, person: ListedPerson | null, act: Act) => TicketOutcome;

function requireOnce(names: readonly Name[]): void {
  if (new Set(names.map((name) => name.ticketId)).size === names.length) return;
  throw new DomainError('invalid', 'tickets/named-twice');
}

/** Nobody's name is written over unseen; the same name put twice is no conflict. Only the system may say no version. */
function requireNamesSeen(actor: Actor, tickets: readonly LockedTicket[], names: readonly Name[]): void {
  if (actor.kind !== 'system' && names.some((name) => name.version === undefined)) {
    throw new DomainError('invalid', 'common/invalid-input', { fields: 'version' });
  }
  const wished = new Map(names.map((name) => [name.ticketId, name]));
  for (const ticket of tickets) {
    const { version, beneficiaryId } = wished.get(ticket.id) ?? {};
    if (version === undefined || version === ticket.version || beneficiaryId === ticket.beneficiaryId) continue;
    throw changedMeanwhile(ticket.version, version, ['person']);
  }
}

/** Locks, decides each by the rule given, writes, tells the holders of tickets that changed hands. */
async function putNames(context: CommandContext, { names, reason, note }: Wish, decide: Decide) {
  const { tx, actor, trail } = context;
  requireOnce(names);
  const { tickets, rules } = await lockTickets(
    tx,
    names.map((name) => name.ticketId),
  );
  const first = tickets[0];
  trail({ structureId: first?.structureId ?? null, programmeId: first?.programmeId ?? null });
  if (!tickets.every((ticket) => mayNameTicket(actor, ticket))) throw new DomainError('not-found', 'tickets/not-found');
  requireNamesSeen(actor, tickets, names);
  const wanted = new Map(names.map((name) => [name.ticketId, name.beneficiaryId]));
  const people = await lockPeople(tx, actor, [...wanted.values()]);
  const act: Act = { by: actor, now: await databaseClock(tx), rules, reason: reason ?? null };
  // Seats given in this very act count too: nobody is named twice in it at the same hours (rule 15).
  const given = new Map<string, LockedTicket[]>();
  const outcomes = tickets.map((ticket) => {
    const id = wanted.get(ticket.id) ?? '';
    const outcome = decide(ticket, people.listed.get(id) ?? null, act);
    const elsewhere = (people.taken.get(id) ?? []).filter((seat) => !wanted.has(seat.ticketId));
    if (outcome.changed) requirePersonFree(ticket, [...elsewhere, ...(given.get(id) ?? [])]);
    given.set(id, [...(given.get(id) ?? []), ticket]);
    return outcome;
  });
  const changed = await saveTickets(tx, actor, outcomes);
  const late = changed.find((outcome) => outcome.override !== null)?.override;
  if (late) trail({ reason: late, ...(note && { note }) });
  const renamed = changed.filter((outcome) => outcome.cause === 'RENAMED');
  await tellHolders(
    context,
    'RENAME_NOTICE',
    renamed.map(({ ticket }) => ({ about: ticket, subjectId: ticket.id })),
  );
  trail({ facts: { tickets: names.length, changed: changed.length, renamed: renamed.length } });
  return outcomes.map(({ ticket, changed: done, counted }) => ({
    ticketId: ticket.id,
    beneficiaryId: ticket.beneficiaryId,
    renameCount: ticket.renameCount,
    changed: done,
    counted,
  }));
}

/**
 * Rules 1, 3, 4, 15: the first name on a ticket, from the structure's list. Open until the cutoff, later to the city with
 * a reason. Throws what `decideName` and `requirePersonFree` throw, `tickets/not-found` (also for another's ticket),
 * `common/changed-meanwhile` when another name was put since.
 */
export const nameTicket = command(
  'tickets/name',
  nameInput,
  async (context, { ticketId, version, beneficiaryId, ...rest }) => {
    context.trail({ subject: ['ticket', ticketId] });
    const [done] = await putNames(context, { names: [{ ticketId, version, beneficiaryId }], ...rest }, decideName);
    return done;
  },
);

/** First names on many tickets at once, all or none. Throws what `nameTicket` throws. */
export const nameTickets = command(
  'tickets/name-many',
  nameManyInput,
  (context, input) => putNames(context, input, decideName),
  {
    timeoutMs: 120_000,
  },
);

/**
 * Rules 3 and 4: another person in the seat, twice at most; the holder is told. On a ticket without a name it is the
 * first naming. Throws what `decideRename` and `requirePersonFree` throw, `tickets/not-found`, `common/changed-meanwhile`.
 */
export const renameTicket = command(
  'tickets/rename',
  nameInput,
  async (context, { ticketId, version, beneficiaryId, ...rest }) => {
    context.trail({ subject: ['ticket', ticketId] });
    const [done] = await putNames(context, { names: [{ ticketId, version, beneficiaryId }], ...rest }, decideRename);
    return done;
  },
);

/** The same for many at once, all or none; a ticket without a name gets its first one, which does not count. */
export const renameTickets = command(
  'tickets/rename-many',
  nameManyInput,
  (context, input) => putNames(context, input, decideRename),
  { timeoutMs: 120_000 },
);

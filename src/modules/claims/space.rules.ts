import type { AllocationState } from '@/modules/allocation/allocation.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { isClosed, type SessionStatus } from '@/modules/sessions/session.rules';

/** One allocation of a structure, as its space counts it. */
export type OutingCounts = {
  readonly allocationId: string;
  readonly state: AllocationState;
  /** From the waiting list: seats that came back. */
  readonly offer: boolean;
  readonly sessionStatus: SessionStatus;
  readonly confirmBy: Date;
  readonly cutoffAt: Date;
  readonly seats: number;
  readonly named: number;
  readonly withLeader: number;
  readonly claimed: number;
  /** Tickets sent by a wave that nobody has taken yet. */
  readonly waiting: number;
  /** Most people that one group leader leads here. */
  readonly largestGroup: number;
  /** Until when the structure may answer a postponement it has not answered. */
  readonly answerBy: Date | null;
};

export const TODO_KINDS = ['POSTPONED', 'CONFIRM', 'OFFER', 'LEADER', 'NAMES', 'LINKS', 'SECOND_LEADER'] as const;
export type TodoKind = (typeof TODO_KINDS)[number];
export type Todo = {
  readonly kind: TodoKind;
  readonly allocationId: string;
  readonly before: Date;
  readonly count: number;
};

function todosOf(outing: OutingCounts, now: Date, rules: Pick<ProgrammeRules, 'advisedGroupSize'>): Todo[] {
  const { allocationId, cutoffAt, confirmBy, answerBy } = outing;
  if (outing.sessionStatus === 'CANCELLED') return [];
  const todo = (kind: TodoKind, before: Date, count: number): Todo => ({ kind, allocationId, before, count });
  const found: Todo[] = [];
  if (answerBy !== null && !isClosed(now, answerBy)) found.push(todo('POSTPONED', answerBy, outing.seats));
  if (outing.state === 'PROPOSED') {
    return isClosed(now, confirmBy)
      ? found
      : [...found, todo(outing.offer ? 'OFFER' : 'CONFIRM', confirmBy, outing.seats)];
  }
  if (outing.state !== 'CONFIRMED' || isClosed(now, cutoffAt)) return found;
  const alone = outing.seats - outing.withLeader;
  if (alone > 0) found.push(todo('LEADER', cutoffAt, alone));
  if (outing.named < outing.seats) found.push(todo('NAMES', cutoffAt, outing.seats - outing.named));
  if (outing.waiting > 0) found.push(todo('LINKS', cutoffAt, outing.waiting));
  if (outing.largestGroup > rules.advisedGroupSize) found.push(todo('SECOND_LEADER', cutoffAt, outing.largestGroup));
  return found;
}

/** What a structure has to do, the nearest date first (rules 2, 4, 5, 7, 8, 16). What can no longer be done is left out. */
export function thingsToDo(
  outings: readonly OutingCounts[],
  now: Date,
  rules: Pick<ProgrammeRules, 'advisedGroupSize'>,
): Todo[] {
  const rank = (kind: TodoKind) => TODO_KINDS.indexOf(kind);
  return outings
    .flatMap((outing) => todosOf(outing, now, rules))
    .sort((a, b) => a.before.getTime() - b.before.getTime() || rank(a.kind) - rank(b.kind));
}

/** The same things gathered by outing and date, in their order: one card, one visit. Never an empty group. */
export function byOuting(todos: readonly Todo[]): readonly (readonly [Todo, ...Todo[]])[] {
  const groups = new Map<string, [Todo, ...Todo[]]>();
  for (const todo of todos) {
    const key = `${todo.allocationId} ${todo.before.getTime()}`;
    const known = groups.get(key);
    if (known) known.push(todo);
    else groups.set(key, [todo]);
  }
  return [...groups.values()];
}

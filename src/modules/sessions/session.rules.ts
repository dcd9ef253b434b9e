import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { DomainError } from '@/platform/errors';

export const COMPETITIONS = ['OLYMPIC', 'PARALYMPIC'] as const;
export type Competition = (typeof COMPETITIONS)[number];
export const SESSION_KINDS = ['COMPETITION', 'CEREMONY'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];
export const SESSION_STATUSES = ['SCHEDULED', 'POSTPONED', 'CANCELLED'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];
export const POSTPONEMENT_ANSWERS = ['KEEP', 'RETURN'] as const;
export type PostponementAnswer = (typeof POSTPONEMENT_ANSWERS)[number];

/** When a session takes place; the end is not part of it. */
export type Slot = { readonly startsAt: Date; readonly endsAt: Date };

const HOUR = 3_600_000;

/** Rule 4: the cutoff is an instant, so many absolute hours before the start, whatever the clocks do in between. */
export function cutoffOf(startsAt: Date, rules: Pick<ProgrammeRules, 'cutoffHours'>): Date {
  return new Date(startsAt.getTime() - rules.cutoffHours * HOUR);
}

/** Rule 4: open to the last millisecond before the cutoff, closed from the cutoff on. */
export function isClosed(now: Date, cutoffAt: Date): boolean {
  return now.getTime() >= cutoffAt.getTime();
}

/** Rule 15: two sessions overlap when they share an instant; one that starts as the other ends does not. */
export function overlaps(a: Slot, b: Slot): boolean {
  return a.startsAt.getTime() < b.endsAt.getTime() && b.startsAt.getTime() < a.endsAt.getTime();
}

export type SessionTimes = Slot & { readonly cutoffAt: Date; readonly status: SessionStatus };

/** Rule 7: the session at its new time, its cutoff moved with it. Throws `sessions/bad-times`, `sessions/in-the-past`, `sessions/cancelled`. */
export function decidePostponement(
  session: Pick<SessionTimes, 'status'>,
  slot: Slot,
  now: Date,
  rules: Pick<ProgrammeRules, 'cutoffHours'>,
): SessionTimes {
  if (session.status === 'CANCELLED') throw new DomainError('conflict', 'sessions/cancelled');
  if (slot.endsAt.getTime() <= slot.startsAt.getTime()) throw new DomainError('invalid', 'sessions/bad-times');
  if (slot.startsAt.getTime() <= now.getTime()) {
    throw new DomainError('invalid', 'sessions/in-the-past', { startsAt: slot.startsAt.toISOString() });
  }
  return {
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    cutoffAt: cutoffOf(slot.startsAt, rules),
    status: 'POSTPONED',
  };
}

const DAYS_TO_ANSWER = 3 * 24 * HOUR;

/**
 * Rule 7: by when the structures answer: as asked, else three days from now, and never after the new cutoff. Throws
 * `sessions/bad-answer-date`, also when a session moves so near that nobody could answer.
 */
export function answerDate({ cutoffAt }: Pick<SessionTimes, 'cutoffAt'>, asked: Date | undefined, now: Date): Date {
  const answerBy = asked ?? new Date(Math.min(now.getTime() + DAYS_TO_ANSWER, cutoffAt.getTime()));
  if (isClosed(now, answerBy) || answerBy > cutoffAt) {
    throw new DomainError('invalid', 'sessions/bad-answer-date', { cutoffAt: cutoffAt.toISOString() });
  }
  return answerBy;
}

/** Rule 7: a structure answers a postponement before its deadline. Throws `sessions/answer-too-late`. */
export function decideAnswer(answer: PostponementAnswer, answerBy: Date, now: Date): PostponementAnswer {
  if (isClosed(now, answerBy)) {
    throw new DomainError('conflict', 'sessions/answer-too-late', { answerAt: answerBy.toISOString() });
  }
  return answer;
}

/** Rule 7: what holds now for a structure: its answer; while it may still answer, PENDING; then what silence means. */
export function answerInForce(
  given: PostponementAnswer | null,
  answerBy: Date,
  now: Date,
  rules: Pick<ProgrammeRules, 'postponementSilence'>,
): PostponementAnswer | 'PENDING' {
  if (given !== null) return given;
  return isClosed(now, answerBy) ? rules.postponementSilence : 'PENDING';
}

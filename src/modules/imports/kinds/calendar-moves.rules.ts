import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { answerDate, decidePostponement, type SessionStatus, type Slot } from '@/modules/sessions/session.rules';
import { DomainError } from '@/platform/errors';
import type { RowFault } from '../field.rules';

/** A session we have, as a calendar may move it. `structures`: how many hold seats of it. */
export type KnownSlot = Slot & { readonly status: SessionStatus; readonly structures: number };

/** With the zone of its venue. */
export type KnownSession = KnownSlot & { readonly timeZone: string };

/** What is known of the calendar when a file of sessions is checked. `now`: the database's clock. */
export type KnownCalendar = {
  readonly now: Date;
  readonly rules: Pick<ProgrammeRules, 'cutoffHours'>;
  /** By code. */
  readonly sessions: ReadonlyMap<string, KnownSession>;
};

/** What a row says of when its session takes place; `status` null when the file does not say. */
export type SaidSlot = Slot & { readonly status: SessionStatus | null };

/**
 * What a row does to a session we have. ASK: seats are held, so that it is a postponement and the structures answer (rule 7);
 * MOVE: nobody holds any, the time changes; CANCEL. A new end alone moves nobody.
 */
export type Move = 'NONE' | 'MOVE' | 'ASK' | 'CANCEL';

const same = (a: Date, b: Date): boolean => a.getTime() === b.getTime();

export function moveOf(known: KnownSlot, said: SaidSlot): Move {
  if (known.status === 'CANCELLED') return 'NONE';
  if (said.status === 'CANCELLED') return 'CANCEL';
  if (same(known.startsAt, said.startsAt)) return 'NONE';
  return known.structures > 0 ? 'ASK' : 'MOVE';
}

const refused = (field: string, code: string, facts: RowFault['facts'] = {}): RowFault => ({
  field,
  code,
  severity: 'error',
  facts,
});

/** What the screen would refuse to postpone, in the words of imports. */
const POSTPONING: Readonly<Record<string, string>> = {
  'sessions/in-the-past': 'move-in-the-past',
  'sessions/bad-answer-date': 'move-too-near',
  'sessions/bad-times': 'end-before-start',
};

function postponingFault(said: SaidSlot, { now, rules }: KnownCalendar): RowFault | null {
  try {
    answerDate(decidePostponement({ status: 'SCHEDULED' }, said, now, rules), undefined, now);
    return null;
  } catch (error) {
    const code = error instanceof DomainError ? POSTPONING[error.code] : undefined;
    if (code === undefined) throw error;
    return refused('start', code, { cutoffHours: rules.cutoffHours });
  }
}

/** Rule 7: why a session we have cannot become what a row says; null when it can. The same is asked again when it is applied. */
export function moveFault(known: KnownSlot, said: SaidSlot, calendar: KnownCalendar): RowFault | null {
  if (known.status === 'CANCELLED') {
    if (said.status !== null && said.status !== 'CANCELLED') return refused('status', 'cancelled-stays');
    const asWas = same(known.startsAt, said.startsAt) && same(known.endsAt, said.endsAt);
    return asWas ? null : refused('start', 'cancelled-stays');
  }
  const move = moveOf(known, said);
  if (move === 'CANCEL') return known.endsAt <= calendar.now ? refused('status', 'session-over') : null;
  if (move === 'ASK') return postponingFault(said, calendar);
  const undated = move === 'NONE' && said.status === 'POSTPONED' && known.status === 'SCHEDULED';
  return undated ? refused('start', 'postponed-no-date') : null;
}

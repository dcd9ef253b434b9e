import { dayOf, endOfDay } from '@/modules/sessions/session-day.rules';

export const DECISION_TABS = ['DEADLINES', 'UNANSWERED', 'MAILS', 'DISCREPANCIES', 'IMPORTS'] as const;
export type DecisionTab = (typeof DECISION_TABS)[number];

/** The session a decision is about, as a row of the queue names it. */
export type SessionBrief = {
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly startsAt: Date;
};

/** What waits: seats nobody will fill, seats given back, an answer, mails that did not arrive, two sources, a file. */
export type DecisionMatter =
  | { readonly kind: 'SEATS'; readonly session: SessionBrief; readonly unnamed: number; readonly unclaimed: number }
  | { readonly kind: 'RETURNED'; readonly session: SessionBrief; readonly seats: number; readonly inLine: number }
  | {
      readonly kind: 'ALLOCATION';
      readonly session: SessionBrief;
      readonly allocationId: string;
      readonly structure: string;
      readonly seats: number;
      readonly reminded: boolean;
    }
  | {
      readonly kind: 'MAILS';
      readonly waveId: string | null;
      readonly wave: number | null;
      readonly mailKind: string;
      readonly failed: number;
      readonly bounced: number;
    }
  | {
      readonly kind: 'DISCREPANCIES';
      readonly session: SessionBrief | null;
      readonly type: string;
      readonly count: number;
    }
  | {
      readonly kind: 'IMPORT';
      readonly importId: string;
      readonly fileName: string;
      readonly good: number;
      readonly bad: number;
    };

/** `closesAt`: after it nothing can be done any more; `since`: from when it waits, for what has no such instant. */
export type Decision = {
  readonly id: string;
  readonly closesAt: Date | null;
  readonly since: Date;
  readonly matter: DecisionMatter;
};

const TABS: Record<DecisionMatter['kind'], DecisionTab> = {
  SEATS: 'DEADLINES',
  RETURNED: 'DEADLINES',
  ALLOCATION: 'UNANSWERED',
  MAILS: 'MAILS',
  DISCREPANCIES: 'DISCREPANCIES',
  IMPORT: 'IMPORTS',
};

export const tabOf = (decision: Pick<Decision, 'matter'>): DecisionTab => TABS[decision.matter.kind];

/** How many decisions each tab holds. */
export function countByTab(decisions: readonly Decision[]): Record<DecisionTab, number> {
  const counts = { DEADLINES: 0, UNANSWERED: 0, MAILS: 0, DISCREPANCIES: 0, IMPORTS: 0 };
  for (const decision of decisions) counts[tabOf(decision)] += 1;
  return counts;
}

export const DECISION_GROUPS = ['TODAY', 'TOMORROW', 'LATER', 'UNDATED'] as const;
export type DecisionGroup = (typeof DECISION_GROUPS)[number];

function groupOf(decision: Decision, now: Date, timeZone: string): DecisionGroup {
  if (!decision.closesAt) return 'UNDATED';
  const day = dayOf(decision.closesAt, timeZone);
  if (decision.closesAt <= now || day === dayOf(now, timeZone)) return 'TODAY';
  return day === dayOf(endOfDay(now, timeZone), timeZone) ? 'TOMORROW' : 'LATER';
}

/** Nearest closing first; what never closes comes after, the longest waiting first. */
export function byUrgency(a: Decision, b: Decision): number {
  if (a.closesAt && b.closesAt) return a.closesAt.getTime() - b.closesAt.getTime() || a.id.localeCompare(b.id);
  if (a.closesAt || b.closesAt) return a.closesAt ? -1 : 1;
  return a.since.getTime() - b.since.getTime() || a.id.localeCompare(b.id);
}

/** The queue in the order of work, in days of the programme's time zone; groups without a decision are left out. */
export function groupDecisions(
  decisions: readonly Decision[],
  now: Date,
  timeZone: string,
): readonly { readonly group: DecisionGroup; readonly decisions: readonly Decision[] }[] {
  const sorted = [...decisions].sort(byUrgency);
  return DECISION_GROUPS.map((group) => ({
    group,
    decisions: sorted.filter((decision) => groupOf(decision, now, timeZone) === group),
  })).filter((part) => part.decisions.length > 0);
}

/** From two hours before it closes a decision is shown as urgent. */
export function isUrgent(decision: Pick<Decision, 'closesAt'>, now: Date): boolean {
  return decision.closesAt !== null && decision.closesAt.getTime() - now.getTime() <= 2 * 3_600_000;
}

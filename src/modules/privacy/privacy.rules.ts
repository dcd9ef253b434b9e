import { isClosed } from '@/modules/sessions/session.rules';
import { DomainError } from '@/platform/errors';

export const PURGE_STATES = ['PLANNED', 'CONFIRMED', 'RUNNING', 'DONE', 'ABANDONED'] as const;
export type PurgeState = (typeof PURGE_STATES)[number];

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

export type PurgePlan = {
  readonly id: string;
  readonly state: PurgeState;
  /** Null when the operator's command line planned it: then any admin may confirm. */
  readonly plannedById: string | null;
  readonly counts: RowCounts;
};

/** Rule 12: the names go when the retention is over, not before. Throws `privacy/not-due`, `privacy/already-purged`. */
export function requirePurgeDue(programme: { purgeDueAt: Date; purgedAt: Date | null }, now: Date): void {
  if (programme.purgedAt !== null) {
    throw new DomainError('conflict', 'privacy/already-purged', { purgedAt: programme.purgedAt.toISOString() });
  }
  if (!isClosed(now, programme.purgeDueAt)) {
    throw new DomainError('conflict', 'privacy/not-due', { dueAt: programme.purgeDueAt.toISOString() });
  }
}

/**
 * Rule 12: a second person confirms, having seen the counts; if they are no longer those of the plan a new plan is
 * needed. Throws `privacy/same-person`, `privacy/not-planned`, `privacy/plan-changed`.
 */
export function decidePurgeConfirmation(plan: PurgePlan, userId: string, countsNow: RowCounts): PurgeState {
  if (plan.state !== 'PLANNED') throw new DomainError('conflict', 'privacy/not-planned', { state: plan.state });
  if (plan.plannedById === userId) throw new DomainError('conflict', 'privacy/same-person');
  const changed = changedTables(plan.counts, countsNow);
  if (changed.length > 0) throw new DomainError('conflict', 'privacy/plan-changed', { tables: changed.length });
  return 'CONFIRMED';
}

/** A plan is given up as long as nothing was deleted. Throws `privacy/not-planned`. */
export function decidePurgeAbandon(plan: Pick<PurgePlan, 'state'>): PurgeState {
  if (plan.state === 'PLANNED' || plan.state === 'CONFIRMED') return 'ABANDONED';
  throw new DomainError('conflict', 'privacy/not-planned', { state: plan.state });
}

/** The worker may start, or go on after a crash. */
export function mayRun(state: PurgeState): boolean {
  return state === 'CONFIRMED' || state === 'RUNNING';
}

function changedTables(before: RowCounts, after: RowCounts): readonly string[] {
  const tables = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...tables].filter((table) => (before[table] ?? 0) !== (after[table] ?? 0)).sort();
}

/** How the rows of a table are cut: full batches and a last one. `size` is at least 1. */
export function batchesOf(rows: number, size: number): readonly number[] {
  const full = Array.from({ length: Math.floor(rows / size) }, () => size);
  return rows % size === 0 ? full : [...full, rows % size];
}

/** One line of the kept statistics: a session, a day or a public, counts and the rate as published. */
export type RateLine = {
  readonly by: 'SESSION' | 'DAY' | 'PUBLIC' | 'TOTAL';
  readonly key: string;
  readonly expected: number;
  readonly entered: number;
  readonly rate: number | null;
};

/** Rule 12: the lines that are not the same to the digit, as `by key`; none when the purge kept its word. */
export function differingRates(before: readonly RateLine[], after: readonly RateLine[]): readonly string[] {
  const digits = (lines: readonly RateLine[]) =>
    new Map(lines.map((line) => [`${line.by} ${line.key}`, `${line.expected} ${line.entered} ${line.rate}`]));
  const old = digits(before);
  const now = digits(after);
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].filter((key) => old.get(key) !== now.get(key)).sort();
}

/** Rule 12: after the purge the rates stay, to the digit. Throws `privacy/rates-differ`; the purge then rolls its last step back. */
export function requireSameRates(before: readonly RateLine[], after: readonly RateLine[]): void {
  const differing = differingRates(before, after);
  if (differing.length === 0) return;
  throw new DomainError('conflict', 'privacy/rates-differ', { lines: differing.length });
}

export type PurgeCertificate = {
  readonly purgeId: string;
  readonly programmeId: string;
  readonly plannedById: string | null;
  readonly confirmedById: string;
  readonly finishedAt: string;
  readonly planned: RowCounts;
  readonly done: RowCounts;
  readonly rates: readonly RateLine[];
  readonly ratesEqual: true;
};

/**
 * Rule 12: what the certificate says: who (opaque ids), when, how many rows of which table, and the rates that stay.
 * Throws `privacy/rows-left` when less was done than planned, and `privacy/rates-differ`.
 */
export function certificateOf(
  purge: { id: string; programmeId: string; plannedById: string | null; confirmedById: string; finishedAt: Date },
  planned: RowCounts,
  done: RowCounts,
  ratesBefore: readonly RateLine[],
  ratesAfter: readonly RateLine[],
): PurgeCertificate {
  const left = changedTables(planned, done).filter((table) => (done[table] ?? 0) < (planned[table] ?? 0));
  if (left.length > 0) throw new DomainError('conflict', 'privacy/rows-left', { tables: left.length });
  requireSameRates(ratesBefore, ratesAfter);
  return {
    purgeId: purge.id,
    programmeId: purge.programmeId,
    plannedById: purge.plannedById,
    confirmedById: purge.confirmedById,
    finishedAt: purge.finishedAt.toISOString(),
    planned,
    done,
    rates: ratesAfter,
    ratesEqual: true,
  };
}

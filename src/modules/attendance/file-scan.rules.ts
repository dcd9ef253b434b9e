import type { ScanOutcome } from './attendance.rules';
import { letIn } from './reading.rules';

/** What the organiser's gate answered; LEFT: a reading on the way out, which enters nobody (rule 10). */
export type OrganiserAnswer = ScanOutcome | 'LEFT';

/**
 * What became of the lines of a scan file: one count an outcome; `repeated` were stored before, `unplaced` belong to no
 * session we know, `left` were read on the way out, `discrepancies` are newly opened.
 */
export type FileScanCounts = Record<ScanOutcome | 'repeated' | 'unplaced' | 'left' | 'discrepancies', number>;

export const noScans = (): FileScanCounts => ({
  ENTERED: 0,
  ALREADY_ENTERED: 0,
  UNKNOWN: 0,
  WRONG_SESSION: 0,
  NOT_ALLOCATED: 0,
  OUTSIDE_WINDOW: 0,
  repeated: 0,
  unplaced: 0,
  left: 0,
  discrepancies: 0,
});

export const SCAN_DISCREPANCIES = {
  UNKNOWN: 'scan-unknown-ticket',
  WRONG_SESSION: 'scan-wrong-session',
  NOT_ALLOCATED: 'scan-not-allocated',
  OUTSIDE_WINDOW: 'scan-outside-window',
  REFUSED: 'scan-refused',
} as const;

export type DiscrepancyKind = (typeof SCAN_DISCREPANCIES)[keyof typeof SCAN_DISCREPANCIES];

type Judged = {
  readonly decision: { readonly outcome: ScanOutcome; readonly repeated: boolean };
  readonly refused: boolean;
  readonly said?: ScanOutcome;
};

/**
 * Rule 11: which disagreement it is when the organiser let somebody in and we would not have, or refused whom we would have let
 * in; null when both agree, and for a reading that was told before.
 */
export function discrepancyOf({ decision: { outcome, repeated }, refused, said }: Judged): DiscrepancyKind | null {
  if (repeated) return null;
  if (refused) return SCAN_DISCREPANCIES.REFUSED;
  if (!letIn(said) || outcome === 'ENTERED' || outcome === 'ALREADY_ENTERED') return null;
  return SCAN_DISCREPANCIES[outcome];
}

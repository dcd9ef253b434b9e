import type { ScanOutcome } from './attendance.rules';

/**
 * What became of the lines of a scan file: one count an outcome; `repeated` were stored before, `unplaced` belong to no
 * session we know, `discrepancies` are newly opened.
 */
export type FileScanCounts = Record<ScanOutcome | 'repeated' | 'unplaced' | 'discrepancies', number>;

export const noScans = (): FileScanCounts => ({
  ENTERED: 0,
  ALREADY_ENTERED: 0,
  UNKNOWN: 0,
  WRONG_SESSION: 0,
  NOT_ALLOCATED: 0,
  OUTSIDE_WINDOW: 0,
  repeated: 0,
  unplaced: 0,
  discrepancies: 0,
});

export const SCAN_DISCREPANCIES = {
  UNKNOWN: 'scan-unknown-ticket',
  WRONG_SESSION: 'scan-wrong-session',
  NOT_ALLOCATED: 'scan-not-allocated',
  OUTSIDE_WINDOW: 'scan-outside-window',
} as const;

/** Rule 11: which disagreement it is when the organiser let somebody in and we would not have; null when both agree. */
export function discrepancyOf(outcome: ScanOutcome): string | null {
  if (outcome === 'ENTERED' || outcome === 'ALREADY_ENTERED') return null;
  return SCAN_DISCREPANCIES[outcome];
}

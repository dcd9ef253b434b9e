import type { DrawWeights } from './draw-input.rules';

/** What became of a structure's earlier wishes, in seats. */
export type DrawHistory = {
  readonly asked: number;
  readonly granted: number;
  /** Of those granted: not accepted, or left to lapse. */
  readonly declined: number;
  /** Of those granted and kept: nobody came. */
  readonly noShow: number;
  /** The structure has a priority tag. */
  readonly tagged: boolean;
};

/** Whole percent, rounded down; 0 of nothing. */
const share = (part: number, whole: number): number =>
  whole > 0 ? Math.floor((100 * Math.min(part, whole)) / whole) : 0;

/**
 * The weight of a structure in the lottery, a whole number:
 *
 *   base + tag (if it has one) − ⌊servedBefore × granted%⌋ − ⌊declined × declined%⌋ − ⌊noShow × noShow%⌋
 *
 * where granted% is of the seats asked for, declined% of those granted, noShow% of those kept. It never falls under 1:
 * history makes a structure wait, it does not shut it out. Only where base + tag is 0 is the weight 0, and nothing is
 * given by lot.
 */
export function weightOf(history: DrawHistory, weights: DrawWeights): number {
  const full = weights.base + (history.tagged ? weights.tag : 0);
  if (full <= 0) return 0;
  const kept = history.granted - history.declined;
  const less =
    Math.floor((weights.servedBefore * share(history.granted, history.asked)) / 100) +
    Math.floor((weights.declined * share(history.declined, history.granted)) / 100) +
    Math.floor((weights.noShow * share(history.noShow, kept)) / 100);
  return Math.max(1, full - less);
}

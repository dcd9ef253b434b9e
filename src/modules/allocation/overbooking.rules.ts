/** Seats of earlier sessions under which nothing is said: chance would speak, not habit. */
export const LEAST_SEEN = 30;
/** The sure side of what was observed, two-sided 95 %. */
const SURE = 1.96;
/** More people than seats in one case out of twenty at most. */
const SAFE = 1.645;
const SHOWN = 100;

export type Seen = { readonly expected: number; readonly entered: number };
export type EmptySeats =
  | { readonly known: false; readonly seen: number; readonly least: number }
  | {
      readonly known: true;
      readonly seen: number;
      /** Of a hundred seats given, so many stay empty, give or take `margin`. */
      readonly empty: number;
      readonly margin: number;
      /** So many more than a hundred could be proposed. */
      readonly more: number;
    };

/** The bounds between which the true share lies, by Wilson's score: sound also for few seats and shares near nought. */
function boundsOf(share: number, seen: number): { readonly low: number; readonly high: number } {
  const spread = (SURE * SURE) / seen;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (SURE * Math.sqrt((share * (1 - share)) / seen + spread / (4 * seen))) / (1 + spread);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The most seats beyond a hundred so that, with this share of empty ones, a hundred are enough but once in twenty. */
function beyondHundred(share: number): number {
  let more = 0;
  const crowd = (given: number) => given * (1 - share) + SAFE * Math.sqrt(given * share * (1 - share));
  while (more < SHOWN && crowd(SHOWN + more + 1) <= SHOWN) more += 1;
  return more;
}

/**
 * What earlier sessions say of seats that stay empty: never acted upon by itself, a person decides. The seats that could
 * be proposed besides are counted with the low bound, so that few observations advise little. Fewer than thirty seats
 * seen: nothing is said.
 */
export function emptySeats({ expected, entered }: Seen): EmptySeats {
  if (expected < LEAST_SEEN) return { known: false, seen: expected, least: LEAST_SEEN };
  const share = (expected - entered) / expected;
  const { low, high } = boundsOf(share, expected);
  return {
    known: true,
    seen: expected,
    empty: Math.round(share * SHOWN),
    margin: Math.max(1, Math.round(((high - low) / 2) * SHOWN)),
    more: beyondHundred(low),
  };
}

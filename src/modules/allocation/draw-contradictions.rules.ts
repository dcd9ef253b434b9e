import { seatsIn } from '@/modules/demands/demand.rules';
import type { DrawSession, Quota, SeedlessInput } from './draw-input.rules';
import { type SettledQuota, settleQuotas, UNLIMITED } from './quota.rules';

/** What cannot all be kept, told before a draw. Seats are counted; quotas are named by id. */
export type Contradiction =
  /** These minimums need more seats than the sessions they are on have. `sessionId`: of one session alone. */
  | {
      readonly kind: 'minimums-over-offer';
      readonly need: number;
      readonly has: number;
      readonly sessionId: string | null;
      readonly quotaIds: readonly string[];
    }
  /** Minimums that a maximum leaves no room for: the maximum is the last of `quotaIds`. */
  | {
      readonly kind: 'minimums-over-maximum';
      readonly need: number;
      readonly has: number;
      readonly quotaIds: readonly string[];
    }
  /** A minimum, first of `quotaIds`, whose people may each get too little: the maximums they stand under follow. */
  | {
      readonly kind: 'minimum-over-maximums';
      readonly need: number;
      readonly has: number;
      readonly quotaIds: readonly string[];
    }
  | { readonly kind: 'percent-over-100'; readonly percent: number; readonly quotaIds: readonly string[] }
  /** No structure of the draw is counted. */
  | { readonly kind: 'nobody'; readonly quotaIds: readonly string[] }
  /** It is on no session of the draw. */
  | { readonly kind: 'no-session'; readonly quotaIds: readonly string[] };

/** A quota that counts nobody, or no session, of this draw: worth telling, and in nothing's way. */
export const isIdle = ({ kind }: Contradiction): boolean => kind === 'nobody' || kind === 'no-session';

const within = (inner: Uint8Array, outer: Uint8Array): boolean =>
  inner.every((one, at) => one === 0 || outer[at] === 1);
const meet = (a: Uint8Array, b: Uint8Array): boolean => a.some((one, at) => one === 1 && b[at] === 1);
const isEmpty = (set: Uint8Array): boolean => !set.includes(1);
/** No seat counts for both. */
const apart = (a: SettledQuota, b: SettledQuota): boolean => !meet(a.of, b.of) || !meet(a.on, b.on);
const bySeats = (quotas: readonly SettledQuota[]): readonly SettledQuota[] =>
  [...quotas].sort((a, b) => b.minimum - a.minimum || (a.id < b.id ? -1 : 1));
const needOf = (quotas: readonly SettledQuota[]): number => quotas.reduce((sum, { minimum }) => sum + minimum, 0);

/**
 * Minimums no seat of which counts twice, needing as many seats as could be found: each in turn comes first, the
 * others follow by their need. What they need together, the draw needs: never more than that is told.
 */
function needTogether(minimums: readonly SettledQuota[]): readonly SettledQuota[] {
  const inOrder = bySeats(minimums);
  let best: readonly SettledQuota[] = [];
  for (const first of inOrder.slice(0, 50)) {
    const chosen = [first];
    for (const next of inOrder) if (chosen.every((one) => apart(one, next))) chosen.push(next);
    if (needOf(chosen) > needOf(best)) best = chosen;
  }
  return best;
}

const ids = (quotas: readonly SettledQuota[]): readonly string[] => quotas.map(({ id }) => id).sort();

/** Sets of sessions that minimums are on, each once. */
function scopes(minimums: readonly SettledQuota[], sessions: readonly DrawSession[]): readonly Uint8Array[] {
  const known = new Map<string, Uint8Array>();
  for (const { on } of minimums) known.set(on.join(''), on);
  const all = new Uint8Array(sessions.length).fill(1);
  known.set(all.join(''), all);
  return [...known.values()];
}

function overOffer(minimums: readonly SettledQuota[], sessions: readonly DrawSession[]): readonly Contradiction[] {
  const found = scopes(minimums, sessions).flatMap((scope): Contradiction[] => {
    const inside = sessions.filter((_, at) => scope[at] === 1);
    const has = inside.reduce((sum, { free }) => sum + seatsIn(free), 0);
    const chosen = needTogether(minimums.filter(({ on }) => within(on, scope)));
    const need = needOf(chosen);
    if (need <= has) return [];
    const sessionId = inside.length === 1 ? (inside[0]?.id ?? null) : null;
    return [{ kind: 'minimums-over-offer', need, has, sessionId, quotaIds: ids(chosen) }];
  });
  // Those of one session are not told again for the competition or the whole programme.
  const told = new Set<string>();
  return found.filter((one) => {
    const key = one.quotaIds.join(' ');
    return told.has(key) ? false : told.add(key);
  });
}

function overMaximum(minimums: readonly SettledQuota[], maximums: readonly SettledQuota[]): readonly Contradiction[] {
  return maximums.flatMap((maximum): Contradiction[] => {
    const nested = minimums.filter((q) => within(q.of, maximum.of) && within(q.on, maximum.on));
    const chosen = needTogether(nested);
    const need = needOf(chosen);
    if (need <= maximum.maximum) return [];
    const quotaIds = [...ids(chosen), maximum.id];
    return [{ kind: 'minimums-over-maximum', need, has: maximum.maximum, quotaIds }];
  });
}

/** The maximums, least first, that together hold all of a minimum's people or all of its sessions. Empty: they do not. */
function covering(
  minimum: SettledQuota,
  maximums: readonly SettledQuota[],
  along: 'of' | 'on',
): readonly SettledQuota[] {
  const across = along === 'of' ? 'on' : 'of';
  const missing = minimum[along].slice();
  const chosen: SettledQuota[] = [];
  for (const maximum of [...maximums].sort((a, b) => a.maximum - b.maximum || (a.id < b.id ? -1 : 1))) {
    if (!within(minimum[across], maximum[across]) || !meet(missing, maximum[along])) continue;
    chosen.push(maximum);
    maximum[along].forEach((one, at) => {
      if (one === 1) missing[at] = 0;
    });
    if (isEmpty(missing)) return chosen;
  }
  return [];
}

function underMaximums(minimums: readonly SettledQuota[], maximums: readonly SettledQuota[]): readonly Contradiction[] {
  return minimums.flatMap((minimum): Contradiction[] => {
    for (const along of ['of', 'on'] as const) {
      const over = covering(minimum, maximums, along);
      const has = over.reduce((sum, { maximum }) => sum + maximum, 0);
      // One alone is told as minimums over a maximum.
      if (over.length < 2 || has >= minimum.minimum) continue;
      return [{ kind: 'minimum-over-maximums', need: minimum.minimum, has, quotaIds: [minimum.id, ...ids(over)] }];
    }
    return [];
  });
}

function malformed(quotas: readonly Quota[], settled: readonly SettledQuota[]): readonly Contradiction[] {
  const over = quotas.flatMap(({ id, minimum, maximum }) =>
    [minimum, maximum].flatMap((limit): Contradiction[] =>
      limit && 'percent' in limit && limit.percent > 100
        ? [{ kind: 'percent-over-100', percent: limit.percent, quotaIds: [id] }]
        : [],
    ),
  );
  const idle = settled.flatMap(({ id, of, on }): Contradiction[] => {
    if (isEmpty(of)) return [{ kind: 'nobody', quotaIds: [id] }];
    return isEmpty(on) ? [{ kind: 'no-session', quotaIds: [id] }] : [];
  });
  return [...over, ...idle];
}

/**
 * What in the quotas contradicts itself or the offer, in the draw's own numbers. Each one told is real; a set of
 * minimums that overlap in many ways may hide one. The draw can be run all the same: maximums are kept, minimums as
 * far as they go.
 */
export function contradictions({ rules, structures, sessions }: SeedlessInput): readonly Contradiction[] {
  const settled = settleQuotas(rules.quotas, structures, sessions);
  const alive = settled.filter(({ of, on }) => !isEmpty(of) && !isEmpty(on));
  const minimums = alive.filter(({ minimum }) => minimum > 0);
  const maximums = alive.filter(({ maximum }) => maximum < UNLIMITED);
  return [
    ...malformed(rules.quotas, settled),
    ...overOffer(minimums, sessions),
    ...overMaximum(minimums, maximums),
    ...underMaximums(minimums, maximums),
  ];
}

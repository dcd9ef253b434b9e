import type { SeatNeed } from '@/modules/demands/demand.rules';
import type { DrawRules, Limit, Quota, SeedlessInput } from './draw-input.rules';
import { pseudonymised } from './draw-pseudonyms.rules';
import { sha256Hex } from './sha256.rules';

const line = (...parts: readonly unknown[]): string => JSON.stringify(parts);
const seats = (need: SeatNeed) => [need.standard, need.wheelchair, need.companion];

function limit(of: Limit | undefined): readonly unknown[] | null {
  if (!of) return null;
  return 'seats' in of ? ['seats', of.seats] : ['percent', of.percent];
}

function quotaLine({ id, of, on, minimum, maximum }: Quota): string {
  const whom = [of.public ?? null, of.district ?? null, of.structureId ?? null, of.tag ?? null];
  return line('quota', id, whom, [on.sessionId ?? null, on.competition ?? null], limit(minimum), limit(maximum));
}

function rulesLines({ caps, quotas, weights, improve }: DrawRules): readonly string[] {
  return [
    line('caps', caps.seatsPerStructure, caps.seatsPerTurn, caps.sharePercent, caps.seatsPerHead),
    line('weights', weights.base, weights.servedBefore, weights.declined, weights.noShow, weights.tag),
    line('improve', improve),
    ...[...quotas].sort((a, b) => (a.id < b.id ? -1 : 1)).map(quotaLine),
  ];
}

/** Whether two sets of rules say the same, in whatever order they were written. */
export const sameRules = (one: DrawRules, other: DrawRules): boolean =>
  rulesLines(one).join('\n') === rulesLines(other).join('\n');
/** SHA-256 of the rules alone: two draws of which it is the same differ by what was asked, by what was free, or by chance. */
export const rulesFingerprint = (rules: DrawRules): string => sha256Hex(rulesLines(rules).join('\n'));

/**
 * SHA-256 of all that decides a draw but its seed, one line a thing, with pseudonyms alone: two draws with the same
 * seed, generator and fingerprint have the same result. Published before the seed is known, it tells anybody that
 * nothing was changed after, and the proof that names nobody is enough to compute it again.
 */
export function inputFingerprint(input: SeedlessInput): string {
  return pseudonymisedFingerprint(pseudonymised(input));
}

/** The same, of an input that has only pseudonyms already, in its order. */
export function pseudonymisedFingerprint({ rules, sessions, structures, demands }: SeedlessInput): string {
  const lines = [
    ...rulesLines(rules),
    ...sessions.map((s) =>
      line('session', s.code, s.competition, Date.parse(s.startsAt), Date.parse(s.endsAt), seats(s.free)),
    ),
    ...structures.map((s) => line('structure', s.code, s.public, s.district, s.members, [...s.tags].sort(), s.weight)),
    ...demands.map((d) => line('demand', d.structureId, d.sessionId, d.rank, d.size, d.quantity, seats(d.need))),
  ];
  return sha256Hex(lines.join('\n'));
}

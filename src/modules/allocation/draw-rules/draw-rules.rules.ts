import type { Contradiction } from '../draw-contradictions.rules';
import type { Sentence } from '../draw-explain.rules';
import type { DrawRules, Limit, Quota } from '../draw-input.rules';
import type { DrawSettings, QuotaFields } from './draw-rules.schema';

export type NumberedQuota = QuotaFields & { readonly number: number };

/** How people and proofs name a quota. */
export const quotaName = (number: number): string => `Q${number}`;

function limitOf(seats: number | null, percent: number | null): Limit | undefined {
  if (seats !== null) return { seats };
  return percent === null ? undefined : { percent };
}

/** A kept quota as the draw takes it: what it does not say is not there. */
export function quotaOf({ number, ...fields }: NumberedQuota): Quota {
  const minimum = limitOf(fields.minimumSeats, fields.minimumPercent);
  const maximum = limitOf(fields.maximumSeats, fields.maximumPercent);
  return {
    id: quotaName(number),
    of: {
      ...(fields.public !== null && { public: fields.public }),
      ...(fields.district !== null && { district: fields.district }),
      ...(fields.structureId !== null && { structureId: fields.structureId }),
      ...(fields.tag !== null && { tag: fields.tag }),
    },
    on: {
      ...(fields.sessionId !== null && { sessionId: fields.sessionId }),
      ...(fields.competition !== null && { competition: fields.competition }),
    },
    ...(minimum && { minimum }),
    ...(maximum && { maximum }),
  };
}

/** The rules that a programme keeps, as the draw takes them. */
export function rulesOf(settings: DrawSettings, quotas: readonly NumberedQuota[]): DrawRules {
  const { seatsPerStructure, seatsPerTurn, sharePercent, seatsPerHead, improve, ...weights } = settings;
  const caps = { seatsPerStructure, seatsPerTurn, sharePercent, seatsPerHead };
  return { caps, quotas: quotas.map(quotaOf), weights, improve };
}

export const settingsOf = ({ caps, weights, improve }: DrawRules): DrawSettings => ({ ...caps, ...weights, improve });

/** Parts of the rules that are given take the place of those kept, each as a whole. */
export function rulesFor<Rules extends DrawRules>(
  kept: Rules,
  given: { readonly [Part in keyof DrawRules]?: Rules[Part] | undefined },
): Rules {
  const said = Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined));
  return { ...kept, ...said };
}

/** The seats that the headcount of a structure lets it have in a draw; null: no limit, or a headcount nobody knows. */
export const seatsByHead = (members: number | null, seatsPerHead: number | null): number | null =>
  members === null || seatsPerHead === null ? null : Math.floor((members * seatsPerHead) / 100);

/** Whom and what a quota speaks of, as people call them. */
export type QuotaTold = Omit<QuotaFields, 'structureId' | 'sessionId'> & {
  readonly structure: string | null;
  readonly session: string | null;
};

const none = (value: string | number | null): string => (value === null ? 'none' : String(value));

function bound(side: 'minimum' | 'maximum', seats: number | null, percent: number | null): Sentence['facts'] {
  return { [side]: seats ?? percent ?? 0, [`${side}Unit`]: seats === null ? 'percent' : 'seats' };
}

/** A quota in one sentence of the catalogue `quotas`. */
export function quotaSentence(quota: QuotaTold): Sentence {
  const { minimumSeats, minimumPercent, maximumSeats, maximumPercent } = quota;
  const [least, most] = [minimumSeats ?? minimumPercent, maximumSeats ?? maximumPercent];
  const one = least === null ? 'maximum' : 'minimum';
  const some = quota.public !== null || quota.district !== null || quota.tag !== null;
  return {
    key: 'sentence',
    facts: {
      bound: least !== null && most !== null ? 'both' : one,
      ...bound('minimum', minimumSeats, minimumPercent),
      ...bound('maximum', maximumSeats, maximumPercent),
      who: quota.structure === null ? (some ? 'some' : 'all') : 'structure',
      structure: none(quota.structure),
      public: none(quota.public),
      district: none(quota.district),
      tag: none(quota.tag),
      session: none(quota.session),
      competition: none(quota.competition),
    },
  };
}

/** A contradiction with the code of the session it is about, where it is about one. */
export type ContradictionTold = Contradiction & { readonly session: string | null };

/** A contradiction in one sentence of the catalogue `quotas`, with its numbers and the quotas it is between. */
export function contradictionSentence(one: ContradictionTold): Sentence {
  const [first = '', ...rest] = one.quotaIds;
  const list = (names: readonly string[]) => names.join(', ');
  const say = (facts: Sentence['facts']): Sentence => ({ key: `against.${one.kind}`, facts });
  switch (one.kind) {
    case 'minimums-over-offer':
      return say({
        ...{ need: one.need, has: one.has, count: one.quotaIds.length },
        ...{ quotas: list(one.quotaIds), session: none(one.session) },
      });
    case 'minimums-over-maximum': {
      const minimums = one.quotaIds.slice(0, -1);
      const over = one.quotaIds.at(-1) ?? '';
      return say({ need: one.need, has: one.has, count: minimums.length, quotas: list(minimums), over });
    }
    case 'minimum-over-maximums':
      return say({ need: one.need, has: one.has, quotas: first, over: list(rest) });
    case 'percent-over-100':
      return say({ percent: one.percent, quotas: first });
    case 'nobody':
    case 'no-session':
      return say({ quotas: first });
  }
}

import type { DrawRefusal, Limit } from './draw-input.rules';
import type { WhatIf } from './draw-what-if.rules';
import type { ToldQuota, Why } from './draw-why.rules';

/** A sentence of the catalogue `draw`, under `explain`, with what it says. */
export type Sentence = { readonly key: string; readonly facts: Readonly<Record<string, string | number>> };

const say = (key: string, facts: Sentence['facts'] = {}): Sentence => ({ key, facts });
const none = (value: string | number | null): string => (value === null ? 'none' : String(value));

/** A limit as a sentence says it: so many seats, or percent of the seats. */
export function limitFacts(limit: Limit | undefined): Sentence['facts'] {
  if (!limit) return { unit: 'seats', value: 0 };
  return 'seats' in limit ? { unit: 'seats', value: limit.seats } : { unit: 'percent', value: limit.percent };
}

/** Whom a quota counts and where, as facts of a sentence; `none` where it says nothing. */
export function quotaFacts(quota: ToldQuota, bound: 'minimum' | 'maximum'): Sentence['facts'] {
  return {
    ...limitFacts(quota[bound]),
    public: quota.public ?? 'none',
    district: none(quota.district),
    tag: none(quota.tag),
    structure: quota.structure ?? 'none',
    session: quota.session ?? 'none',
    competition: quota.competition ?? 'none',
  };
}

function turnOf({ turn }: Why): readonly Sentence[] {
  if (!turn) return [];
  const { round, place, of } = turn;
  return [round === 0 ? say('turn.leftOver', { place, of }) : say('turn.round', { round, place, of })];
}

function quotaOf({ quota }: Why, bound: 'minimum' | 'maximum'): readonly Sentence[] {
  return quota ? [say(`quota.${bound}`, quotaFacts(quota, bound))] : [];
}

/** What stopped it, and what was left then. */
const STOPPED: Readonly<Record<DrawRefusal, (why: Why) => readonly Sentence[]>> = {
  'no-seats-left': ({ left, lacking, size, seats, got }) => [
    say('stopped.no-seats-left', { left: left ?? 0, kind: lacking ?? 'standard', size, seats, got }),
  ],
  overlap: ({ session }) => [session ? say('stopped.overlap', { session }) : say('stopped.overlap-before')],
  cap: ({ cap, left }) => [say('stopped.cap', { cap: cap ?? 0, left: left ?? 0 })],
  'cap-per-head': ({ cap, left }) => [say('stopped.cap-per-head', { cap: cap ?? 0, left: left ?? 0 })],
  quota: (why) => [say('stopped.quota', { left: why.left ?? 0 }), ...quotaOf(why, 'maximum')],
  reserved: (why) => [
    why.left === null ? say('stopped.reserved-in-part') : say('stopped.reserved', { left: why.left, size: why.size }),
    ...quotaOf(why, 'minimum'),
  ],
  moved: ({ session }) => [say('stopped.moved', { session: session ?? '' })],
  'no-weight': () => [say('stopped.no-weight')],
};

function would(change: WhatIf): Sentence {
  switch (change.kind) {
    case 'fewer-formulas':
      return say('would.fewer-formulas', { formulas: change.formulas });
    case 'smaller-formula':
      return say('would.smaller-formula', { people: change.people });
    case 'higher-place':
      return say('would.higher-place', { round: change.round });
    case 'without-session':
      return change.sessionId === ''
        ? say('would.without-earlier')
        : say('would.without-session', { session: change.sessionId });
    case 'higher-cap':
      return say('would.higher-cap', { per: change.per, cap: change.cap, needed: change.needed });
    case 'higher-maximum':
      return say('would.higher-maximum', { more: change.more });
    case 'without-minimum':
      return say('would.without-minimum');
    case 'exchanged':
      return say('would.exchanged', { session: change.sessionId });
    case 'weight':
      return say('would.weight');
  }
}

/**
 * A result in sentences: what was given and in which turn; or what stopped it, what was left then, and what would have
 * changed it. The screens, the letter and the audit say the same ones.
 */
export function explain(why: Why): readonly Sentence[] {
  const { asked, got, size, round } = why;
  const granted =
    got === 0 ? [say('refused')] : [say(got < asked ? 'granted.part' : 'granted.all', { asked, got, size })];
  const where = got > 0 && round === 0 ? [say('granted.leftOver')] : [];
  const stopped = why.reason ? STOPPED[why.reason](why) : [];
  return [...granted, ...where, ...turnOf(why), ...stopped, ...why.would.map(would)];
}

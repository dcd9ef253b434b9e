import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '@/i18n/messages/en/draw.json';
import fr from '@/i18n/messages/fr/draw.json';
import { draw } from './draw.rules';
import { anyInput } from './draw-any-input';
import { demand, input, noCaps, rules, session, structure } from './draw-examples';
import { explain, type Sentence } from './draw-explain.rules';
import { DRAW_REFUSALS, type DrawInput, type Quota } from './draw-input.rules';
import type { WhatIf } from './draw-what-if.rules';
import { SET_APART, type ToldQuota, type Why, whyIn } from './draw-why.rules';

/** Throws where a sentence has no words, or misses a fact. */
const told = (sentences: readonly Sentence[], locale: 'fr' | 'en' = 'fr'): string => {
  const say = createTranslator({
    locale,
    messages: (locale === 'fr' ? fr : en).explain as Record<string, unknown>,
    onError: (error) => {
      throw error;
    },
  }) as (key: string, facts: Sentence['facts']) => string;
  return sentences
    .map(({ key, facts }) => say(key, facts))
    .join(' ')
    .replaceAll('\u00a0', ' ');
};
const why = (over: Partial<Why>): Why => ({
  ...SET_APART,
  asked: 1,
  size: 4,
  seats: 4,
  reason: null,
  would: [],
  ...over,
});
const quota: ToldQuota = {
  minimum: { percent: 20 },
  maximum: { seats: 3 },
  ...{ public: 'DISABILITY', district: null, tag: null, structure: null, session: null, competition: 'PARALYMPIC' },
};
const WOULD: readonly WhatIf[] = [
  { kind: 'fewer-formulas', formulas: 2 },
  { kind: 'smaller-formula', people: 3 },
  { kind: 'higher-place', round: 2, place: 3, of: 9 },
  { kind: 'without-session', sessionId: 'ATH01' },
  { kind: 'without-session', sessionId: '' },
  { kind: 'higher-cap', per: 'structure', cap: 4, needed: 8 },
  { kind: 'higher-cap', per: 'head', cap: 4, needed: 8 },
  { kind: 'higher-maximum', quotaId: 'q', more: 2 },
  { kind: 'without-minimum', quotaId: 'q' },
  { kind: 'exchanged', sessionId: 'ATH01' },
  { kind: 'weight' },
];

describe('Given every way a wish is stopped', () => {
  it.each(DRAW_REFUSALS)('when it is %s, then it has its sentence in both languages, with its numbers', (reason) => {
    for (const left of [0, 1, 2])
      for (const locale of ['fr', 'en'] as const) {
        const said = explain(
          why({ reason, left, quota, session: 'ATH01', cap: 4, turn: { round: 1, place: 2, of: 3 } }),
        );
        expect(said.map(({ key }) => key)).toContain(`stopped.${reason}`);
        expect(told(said, locale)).not.toMatch(/[{}]|undefined/);
      }
  });

  it.each(WOULD)('when $kind would have changed it, then that has its sentence in both languages', (change) => {
    const said = explain(why({ reason: 'cap', would: [change] }));
    for (const locale of ['fr', 'en'] as const) expect(told(said.slice(-1), locale).length).toBeGreaterThan(20);
  });

  it.each(['own', 'another', null] as const)('when a quota counts %s, then whom and where are told', (of) => {
    for (const bound of [
      {},
      { public: null },
      { district: 19, tag: 'loin' },
      { session: 'JUD01', competition: null },
    ]) {
      const said = explain(why({ reason: 'reserved', left: 1, quota: { ...quota, ...bound, structure: of } }));
      expect(told(said, 'fr')).toMatch(/20 %/);
      expect(told(said, 'en')).toMatch(/20%/);
    }
  });
});

/** The wish "d", explained in French. */
const read = (of: DrawInput): string => {
  const results = draw(of);
  const result = results.find(({ demandId }) => demandId === 'd');
  if (!result) throw new Error('there is no such wish');
  return told(explain(whyIn(of, results)(result)));
};

describe('Given a wish of a draw, read out in French', () => {
  it('when it got all, then in which round and which place of how many', () => {
    const of = input({ sessions: [session('ATH05', 18)], demands: [demand('d', 'a', 'ATH05', { size: 18 })] });
    expect(read(of)).toBe('Servi en entier. Tour 1 : 1re structure tirée sur 1.');
  });

  it('when too few seats were left, then how many, and what would have fitted', () => {
    const of = input({ sessions: [session('ATH07', 3)], demands: [demand('d', 'a', 'ATH07', { size: 4 })] });
    expect(read(of)).toBe(
      'Non servi. Tour 1 : 1re structure tirée sur 1. Plus assez de places : il restait 3 places assises, pour 4 places demandées. ' +
        'Un groupe n’est jamais séparé (règle 15). Un groupe de 3 personnes au plus aurait tenu.',
    );
  });

  it('when the seats left are kept for a minimum, then which one', () => {
    const kept: Quota = {
      id: 'q',
      of: { public: 'DISABILITY' },
      on: { competition: 'OLYMPIC' },
      minimum: { percent: 50 },
    };
    const of = input({
      sessions: [session('ATH01', 4)],
      rules: rules({ quotas: [kept], caps: { ...noCaps, seatsPerTurn: 2 } }),
      structures: [structure('h', { public: 'DISABILITY' }), structure('a')],
      demands: [demand('e', 'h', 'ATH01', { size: 2 }), demand('d', 'a', 'ATH01', { size: 4 })],
    });
    expect(read(of)).toContain(
      'Ce minimum : au moins 50 % des places des sessions olympiques pour les structures du public «',
    );
  });

  it('when some seats are kept for a minimum and some are not, then how many are not, and for how large a group', () => {
    const kept: Quota = { id: 'q', of: { public: 'DISABILITY' }, on: {}, minimum: { seats: 8 } };
    const of = input({
      sessions: [session('ATH01', 10)],
      rules: rules({ quotas: [kept] }),
      structures: [structure('h', { public: 'DISABILITY' }), structure('a', { weight: 10_000 })],
      demands: [demand('e', 'h', 'ATH01', { size: 2, quantity: 5 }), demand('d', 'a', 'ATH01', { size: 4 })],
    });
    expect(read(of)).toContain('2 places seulement n’étaient gardées pour aucun minimum, pour un groupe de 4.');
  });

  it('when a group with a wheelchair meets a minimum, then no number is told that is not known', () => {
    const kept: Quota = { id: 'q', of: { public: 'DISABILITY' }, on: {}, minimum: { seats: 9 } };
    const need = { standard: 2, wheelchair: 1, companion: 1 };
    const of = input({
      sessions: [session('ATH01', 10, 0, 1, 1)],
      rules: rules({ quotas: [kept] }),
      structures: [structure('h', { public: 'DISABILITY' }), structure('a', { weight: 10_000 })],
      demands: [demand('e', 'h', 'ATH01', { size: 2, quantity: 5 }), demand('d', 'a', 'ATH01', { size: 4, need })],
    });
    expect(read(of)).toContain('Une partie des places qu’il fallait était gardée pour un minimum.');
  });

  it('when it was met in part, when a cap leaves room for one, when it came second for the rest, then numbers and order agree', () => {
    const part = explain(why({ asked: 5, got: 3, size: 1 }));
    expect(told(part)).toBe('Servi en partie : 3 sur 5 places.');
    const cap = explain(why({ would: [{ kind: 'higher-cap', per: 'head', cap: 0, needed: 1 }] }));
    expect(told(cap)).toContain('au moins 1 place par structure');
    const rest = explain(why({ would: [{ kind: 'higher-place', round: 0, place: 2, of: 3 }] }));
    expect(told(rest)).toContain('seule une place plus haute dans l’ordre du reste y aurait changé quelque chose');
    const third = explain(why({ would: [{ kind: 'higher-place', round: 3, place: 1, of: 3 }] }));
    expect(told(third)).toContain('seule une place plus haute au tour 3 ou avant y aurait changé quelque chose');
  });

  it('when it was exchanged for another wish of its own, then no place in an order that it did not have is told of either', () => {
    const of = input({
      rules: rules({ caps: { ...noCaps, seatsPerStructure: 1 }, improve: true }),
      sessions: [session('ATH01', 1), session('ATH02', 1, 10)],
      structures: [structure('a', { weight: 10_000 }), structure('b')],
      demands: [
        demand('c', 'a', 'ATH01'),
        demand('d', 'a', 'ATH02', { rank: 2 }),
        demand('e', 'b', 'ATH01', { rank: 1 }),
      ],
    });
    expect(draw(of).map(({ quantity, reason }) => [quantity, reason])).toEqual([
      [0, 'moved'],
      [1, null],
      [1, null],
    ]);
    expect(read(of)).toBe('Servi en entier. Sur les places qui restaient après les tours.');
  });

  it('when it was set apart before the draw, then what kept it out, and that it would have been in without that', () => {
    expect(told(explain(SET_APART))).toBe(
      'Non servi. A les mêmes heures qu’une session que la structure tenait avant le tirage (règle 15). ' +
        'Sans la session tenue avant, ce vœu entrait au tirage.',
    );
  });

  it('when another session is at the same hours, then which one', () => {
    const of = input({
      sessions: [session('ATH01', 4), session('ATH02', 4)],
      demands: [demand('c', 'a', 'ATH01'), demand('d', 'a', 'ATH02', { rank: 2 })],
    });
    expect(read(of)).toContain('A les mêmes heures que ATH01, obtenue par la même structure (règle 15).');
  });
});

describe('Given any draw', () => {
  it('then every result is told in both languages', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const results = draw(of);
        const whyOf = whyIn(of, results);
        for (const result of results) {
          const kept = JSON.parse(JSON.stringify(whyOf(result))) as Why;
          for (const locale of ['fr', 'en'] as const) expect(told(explain(kept), locale)).not.toMatch(/[{}]|undefined/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

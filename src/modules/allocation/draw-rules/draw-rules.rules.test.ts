import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '@/i18n/messages/en/quotas.json';
import fr from '@/i18n/messages/fr/quotas.json';
import type { Contradiction } from '../draw-contradictions.rules';
import { contradictionSentence, type QuotaTold, quotaOf, quotaSentence, rulesFor, rulesOf } from './draw-rules.rules';
import { drawSettings, quotaFields } from './draw-rules.schema';

type Say = (key: string, facts: Readonly<Record<string, string | number>>) => string;
const french = createTranslator({ locale: 'fr', messages: fr }) as unknown as Say;
const english = createTranslator({ locale: 'en', messages: en }) as unknown as Say;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const NOBODY: QuotaTold = {
  ...{ public: null, district: null, structure: null, tag: null, session: null, competition: null },
  ...{ minimumSeats: null, minimumPercent: null, maximumSeats: null, maximumPercent: null },
};

describe('Given a quota in plain words', () => {
  it.each([
    [
      { minimumPercent: 20, public: 'DISABILITY', competition: 'PARALYMPIC' },
      'Au moins 20 % des places des sessions paralympiques pour les structures du public « Handicap ».',
      'At least 20% of the seats of the Paralympic sessions for the structures of the “Disability” public.',
    ],
    [
      { maximumSeats: 1, structure: 'Club des Lilas', session: 'ATH01' },
      'Au plus 1 place de la session ATH01 pour Club des Lilas.',
      'At most 1 seat of session ATH01 for Club des Lilas.',
    ],
    [
      { minimumSeats: 12, maximumPercent: 40, district: 18, tag: 'Quartier prioritaire' },
      'Au moins 12 places et au plus 40 % des places de tout le programme pour les structures de l’arrondissement 18 marquées « Quartier prioritaire ».',
      'At least 12 seats and at most 40% of the seats of the whole programme for the structures of district 18 marked “Quartier prioritaire”.',
    ],
    [
      { maximumPercent: 90 },
      'Au plus 90 % des places de tout le programme pour toutes les structures.',
      'At most 90% of the seats of the whole programme for all structures.',
    ],
  ] as const)('then %j is a sentence in French and in English', (over, told, toldInEnglish) => {
    const { key, facts } = quotaSentence({ ...NOBODY, ...over });
    expect(plain(french(key, facts))).toBe(told);
    expect(english(key, facts)).toBe(toldInEnglish);
  });
});

describe('Given a contradiction of each kind', () => {
  const ALL: readonly (readonly [Contradiction & { session: string | null }, string])[] = [
    [
      { kind: 'minimums-over-offer', need: 120, has: 80, sessionId: 's', session: 'ATH01', quotaIds: ['Q1', 'Q2'] },
      'Ces minimums (Q1, Q2) demandent 120 places : la session ATH01 en a 80.',
    ],
    [
      { kind: 'minimums-over-offer', need: 120, has: 80, sessionId: null, session: null, quotaIds: ['Q1', 'Q2'] },
      'Ces minimums (Q1, Q2) demandent 120 places : il y en a 80.',
    ],
    [
      { kind: 'minimums-over-maximum', need: 9, has: 5, session: null, quotaIds: ['Q1', 'Q2', 'Q7'] },
      'Ces minimums (Q1, Q2) demandent 9 places, le maximum de Q7 n’en laisse que 5.',
    ],
    [
      { kind: 'minimums-over-maximum', need: 3822, has: 1207, session: null, quotaIds: ['Q6', 'Q3'] },
      'Le minimum de Q6 demande 3 822 places, le maximum de Q3 n’en laisse que 1 207.',
    ],
    [
      { kind: 'minimum-over-maximums', need: 9, has: 5, session: null, quotaIds: ['Q7', 'Q1', 'Q2'] },
      'Le minimum de Q7 demande 9 places, les maximums de Q1, Q2 n’en laissent que 5.',
    ],
    [
      { kind: 'percent-over-100', percent: 120, session: null, quotaIds: ['Q1'] },
      'Q1 demande 120 % des places : au plus 100 %.',
    ],
    [
      { kind: 'nobody', session: null, quotaIds: ['Q1'] },
      'Q1 ne compte aucune structure qui a un vœu aujourd’hui : sans effet pour l’instant.',
    ],
    [
      { kind: 'no-session', session: null, quotaIds: ['Q1'] },
      'Q1 ne porte sur aucune session demandée aujourd’hui : sans effet pour l’instant.',
    ],
  ];
  it.each(ALL)('then %j tells its numbers and its quotas', (one, told) => {
    const { key, facts } = contradictionSentence(one);
    expect(plain(french(key, facts))).toBe(told);
    expect(english(key, facts)).toContain(one.quotaIds[0]);
  });
});

describe('Given a kept quota', () => {
  it('when the draw takes it, then what it does not say is not there', () => {
    expect(quotaOf({ ...quotaFields.parse({ tag: 'Far', maximumPercent: 0 }), number: 7 })).toEqual({
      ...{ id: 'Q7', of: { tag: 'Far' }, on: {}, maximum: { percent: 0 } },
    });
  });
});

describe('Given rules that are kept and parts of others', () => {
  it('then each part that is given takes the place of the kept one as a whole, and no other moves', () => {
    const kept = rulesOf(drawSettings.parse({ seatsPerTurn: 8, base: 10 }), [
      { ...quotaFields.parse({ minimumSeats: 4 }), number: 1 },
    ]);
    expect(rulesFor(kept, {})).toEqual(kept);
    expect(rulesFor(kept, { quotas: [], weights: undefined })).toEqual({ ...kept, quotas: [] });
  });
});

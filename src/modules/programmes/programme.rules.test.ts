import { describe, expect, it } from 'vitest';
import { arriveBy, isExcluded, purgeDueAt, qrVisibleAt } from './programme.rules';
import { programmeRules } from './programme.schema';

const rules = programmeRules.parse({});

describe('rules of a programme are data', () => {
  it('given nothing, then the defaults are those of the domain (rules 2, 3, 4, 5, 6, 7, 9, 13, 14, 16)', () => {
    expect(rules).toEqual({
      cutoffHours: 48,
      maxTicketsPerLeader: 30,
      advisedGroupSize: 15,
      maxRenames: 2,
      wheelchairsPerCompanion: 2,
      ceremoniesExcluded: true,
      confirmWithinDays: 4,
      offerMostHours: 48,
      offerLeastHours: 2,
      delivery: 'SELF_ISSUED',
      qrHoursBefore: 6,
      arriveMinutesBefore: 75,
      postponementSilence: 'KEEP',
      demandsCloseAt: null,
      retentionDays: 60,
    });
  });

  it.each([
    ['more tickets than the app holds (rule 2)', { maxTicketsPerLeader: 31 }],
    ['a third rename (rule 3)', { maxRenames: 3 }],
    ['an arrival one hour before, not more (rule 14)', { arriveMinutesBefore: 60 }],
    ['half an hour', { cutoffHours: 47.5 }],
    ['a negative cutoff', { cutoffHours: -1 }],
    ['an unknown delivery (rule 9)', { delivery: 'PAPER' }],
    ['a setting that does not exist', { cutofHours: 48 }],
    ['a number as text', { cutoffHours: '48' }],
    ['a closing of wishes without its hour', { demandsCloseAt: '2024-06-28' }],
    ['a closing of wishes without its zone', { demandsCloseAt: '2024-06-28T18:00:00' }],
  ])('given %s, then it is refused', (_, typed) => {
    expect(programmeRules.safeParse(typed).success).toBe(false);
  });
});

describe('what follows from the rules of a programme', () => {
  it.each([
    ['CEREMONY', true, true],
    ['CEREMONY', false, false],
    ['COMPETITION', true, false],
    ['COMPETITION', false, false],
  ] as const)(
    'rule 13: given a %s and ceremoniesExcluded %s, then excluded is %s',
    (kind, ceremoniesExcluded, expected) => {
      expect(isExcluded(kind, { ceremoniesExcluded })).toBe(expected);
    },
  );

  it('rule 14: given a session at 20:00, then one is there more than one hour before', () => {
    const start = new Date('2024-07-28T20:00:00+02:00');
    expect(arriveBy(start, rules)).toEqual(new Date('2024-07-28T18:45:00+02:00'));
  });

  it('rule 9: given a session at 20:00, then the QR code appears a few hours before', () => {
    const start = new Date('2024-07-28T20:00:00+02:00');
    expect(qrVisibleAt(start, rules)).toEqual(new Date('2024-07-28T14:00:00+02:00'));
  });

  it('rule 12: given the end of the programme, then the purge is due after the retention, also across a clock change', () => {
    const end = new Date('2024-09-08T22:00:00Z');
    expect(purgeDueAt(end, rules)).toEqual(new Date('2024-11-07T22:00:00Z'));
  });
});

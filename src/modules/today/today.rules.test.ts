import { describe, expect, test } from 'vitest';
import { countByTab, type Decision, groupDecisions, isUrgent } from './today.rules';

const ZONE = 'Europe/Paris';
const NOW = new Date('2024-08-01T12:12:00Z');
const file = { kind: 'IMPORT', importId: 'i', fileName: 'liste.csv', good: 350, bad: 21 } as const;
const seats = {
  kind: 'SEATS',
  session: { code: 'FBL47', sport: 'Football', venue: 'Parc des Princes', startsAt: NOW },
  unnamed: 14,
  unclaimed: 0,
} as const;

function closing(id: string, closesAt: string): Decision {
  return { id, closesAt: new Date(closesAt), since: NOW, matter: seats };
}
function waiting(id: string, since: string): Decision {
  return { id, closesAt: null, since: new Date(since), matter: file };
}
const shown = (decisions: readonly Decision[], now = NOW) =>
  groupDecisions(decisions, now, ZONE).map((part) => [part.group, part.decisions.map((decision) => decision.id)]);

describe('Given decisions that wait', () => {
  test('when they are grouped, then what closes first stands first and what never closes stands last, oldest first', () => {
    const decisions = [
      waiting('young', '2024-08-01T07:40:00Z'),
      closing('tomorrow', '2024-08-02T08:00:00Z'),
      closing('tonight', '2024-08-01T18:30:00Z'),
      waiting('old', '2024-07-29T10:00:00Z'),
      closing('soon', '2024-08-01T13:00:00Z'),
      closing('after', '2024-08-03T08:00:00Z'),
    ];
    expect(shown(decisions)).toEqual([
      ['TODAY', ['soon', 'tonight']],
      ['TOMORROW', ['tomorrow']],
      ['LATER', ['after']],
      ['UNDATED', ['old', 'young']],
    ]);
  });

  test('when one closes after midnight in Paris, then it closes tomorrow although it is still today in UTC', () => {
    expect(shown([closing('night', '2024-08-01T22:30:00Z')])).toEqual([['TOMORROW', ['night']]]);
  });

  test('when tomorrow has 25 hours, then its last hour is still tomorrow', () => {
    const eve = new Date('2024-10-26T10:00:00Z');
    expect(shown([closing('last', '2024-10-27T22:30:00Z')], eve)).toEqual([['TOMORROW', ['last']]]);
  });

  test('when the date of an answer has passed and nothing was released yet, then it is a matter of today', () => {
    expect(shown([closing('late', '2024-07-30T10:00:00Z')])).toEqual([['TODAY', ['late']]]);
  });

  test('when nothing waits, then there is no group', () => {
    expect(shown([])).toEqual([]);
  });

  test('when they are counted, then each stands in one tab', () => {
    const counts = countByTab([closing('a', '2024-08-01T13:00:00Z'), waiting('b', '2024-08-01T13:00:00Z')]);
    expect(counts).toEqual({ DEADLINES: 1, UNANSWERED: 0, MAILS: 0, DISCREPANCIES: 0, IMPORTS: 1 });
  });

  test('when two hours or less are left, then it is urgent', () => {
    expect(isUrgent({ closesAt: new Date('2024-08-01T14:12:00Z') }, NOW)).toBe(true);
    expect(isUrgent({ closesAt: new Date('2024-08-01T14:12:00.001Z') }, NOW)).toBe(false);
    expect(isUrgent({ closesAt: null }, NOW)).toBe(false);
  });
});

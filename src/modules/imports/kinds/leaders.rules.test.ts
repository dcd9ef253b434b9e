import { describe, expect, it } from 'vitest';
import { startCheck } from '../check.rules';
import type { CheckContext } from '../field.rules';
import type { Row } from '../import.rules';
import { understandTable } from '../table.rules';
import { structureFinder } from './known-structures.rules';
import { normalisePhone } from './leaders.rules';

const CLUB = {
  id: 's-1',
  name: 'Les Lilas',
  sortKey: 'LES LILAS',
  externalId: null,
  postalCode: null,
  memberCount: null,
};
const BASE: CheckContext = {
  timeZone: 'Europe/Paris',
  ageOn: '2024-07-24',
  leaders: { most: 30, full: new Map([['plein@exemple.test', 30]]) },
};
const OWN: CheckContext = { ...BASE, structure: CLUB };
const CITY: CheckContext = {
  ...BASE,
  structures: structureFinder([CLUB, { ...CLUB, id: 's-2', name: 'Espoir', sortKey: 'ESPOIR' }]),
};

function check(context: CheckContext, ...lines: string[]) {
  const rows: Row[] = lines.map((line, index) => ({ line: index + 1, cells: line.split('|') }));
  const running = startCheck({ ...understandTable('GROUP_LEADERS', rows), kind: 'GROUP_LEADERS' }, context);
  const checked = rows.flatMap((row) => running.row(row) ?? []);
  return {
    values: checked.map(({ values }) => values),
    told: checked.flatMap(({ problems }) =>
      problems.map(({ line, column, code, severity }) => [line, column, code.replace('imports/', ''), severity]),
    ),
  };
}

describe('telephone numbers', () => {
  it.each([
    ['0639981234', '06 39 98 12 34'],
    ['06.39.98.12.34', '06 39 98 12 34'],
    ['639981234', '06 39 98 12 34'],
    ['+33639981234', '+33 6 39 98 12 34'],
    ['0033 6 39 98 12 34', '+33 6 39 98 12 34'],
    ['+33 (0)6 39 98 12 34', '+33 6 39 98 12 34'],
    ['+44 20 7946 0958', '+442079460958'],
    ['poste 12', null],
    ['12', null],
  ])('given %j, then it is %s', (typed, phone) => {
    expect(normalisePhone(typed)).toBe(phone);
  });
});

describe('group leaders (rule 8: known by an address)', () => {
  const HEADER = 'NOM|Prénom|Adresse e-mail|Tél.';

  it('given names kept as written and an address, then they are leaders of the structure whose file it is', () => {
    const { told, values } = check(
      OWN,
      HEADER,
      'D’Angelo|Zoé|Zoe@Exemple.test |0639981234',
      'Le Floc’h|Awa|awa@exemple.test|',
    );
    expect(told).toEqual([]);
    expect(values).toEqual([
      {
        structureId: 's-1',
        lastName: 'D’Angelo',
        firstName: 'Zoé',
        email: 'zoe@exemple.test',
        phone: '06 39 98 12 34',
      },
      { structureId: 's-1', lastName: 'Le Floc’h', firstName: 'Awa', email: 'awa@exemple.test', phone: null },
    ]);
  });

  it('given no address, one nobody can write to, one twice, a phone that is none, then each is told with its line', () => {
    const { told, values } = check(
      OWN,
      HEADER,
      'Diop|Awa||',
      'Ly|Noé|noe chez exemple|',
      'Roy|Ana|ana@exemple.test|poste 3',
      'Roy|Ana|ANA@exemple.test|',
    );
    expect(told).toEqual([
      [2, 'Adresse e-mail', 'missing-value', 'error'],
      [3, 'Adresse e-mail', 'bad-leader-email', 'error'],
      [4, 'Tél.', 'bad-phone', 'warning'],
      [5, 'Adresse e-mail', 'duplicate-leader', 'error'],
    ]);
    expect(values.map((value) => value !== null)).toEqual([false, false, true, false]);
  });

  it('given an address that holds its tickets already (rule 2), then it is told and stays', () => {
    const { told, values } = check(OWN, HEADER, 'Roy|Ana|plein@exemple.test|');
    expect(told).toEqual([[2, 'Adresse e-mail', 'leader-full', 'warning']]);
    expect(values[0]).not.toBeNull();
  });

  it('given many structures, then one address may lead a group in each', () => {
    const { told, values } = check(
      CITY,
      'Structure|Last name|First name|E-mail',
      'Les Lilas|Roy|Ana|ana@exemple.test',
      'Espoir|Roy|Ana|ana@exemple.test',
      'Inconnue|Roy|Ana|ana@exemple.test',
    );
    expect(values.map((value) => value?.structureId)).toEqual(['s-1', 's-2', undefined]);
    expect(told).toEqual([[4, 'Structure', 'unknown-structure', 'error']]);
  });

  it('given a new address under a name that is there, or close to one, then it is told and stays', () => {
    const listed = new Map([['s-1', [{ sortKey: 'DUPONT MARIE', email: 'marie.dupont@a.test' }]]]);
    const { told, values } = check(
      { ...OWN, leaders: { most: 30, full: new Map(), listed } },
      HEADER,
      'Dupont|Marie|m.dupont@a.test|',
      'DUPOND|Marie|marie.dupond@a.test|',
      'Dupont|Marie|marie.dupont@a.test|',
      'Ly|Noé|noe@a.test|',
      'Ly|Noe|noe.ly@a.test|',
      'Martin|Jean|jean@a.test|',
    );
    expect(told).toEqual([
      [2, 'Adresse e-mail', 'near-leader', 'warning'],
      [3, 'Adresse e-mail', 'near-leader', 'warning'],
      [6, 'Adresse e-mail', 'near-leader', 'warning'],
    ]);
    expect(values.every((value) => value !== null)).toBe(true);
  });
});

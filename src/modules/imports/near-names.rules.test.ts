import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortKey } from '@/modules/structures/structure.rules';
import {
  areNear,
  COMPARED_OF_A_SHELF,
  jaroWinkler,
  NAMES_COMPARED,
  type NamedPerson,
  nearFinder,
} from './near-names.rules';

function person(lastName: string, firstName: string, more: Partial<NamedPerson> = {}): NamedPerson {
  return {
    sortKey: sortKey(`${lastName} ${firstName}`),
    lastNameWords: sortKey(lastName).split(' ').length,
    birth: null,
    ageBand: null,
    reference: null,
    ...more,
  };
}

describe('the likeness of Jaro and Winkler', () => {
  test.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DIXON', 'DICKSONX', 0.8133],
    ['DWAYNE', 'DUANE', 0.84],
    ['JELLYFISH', 'SMELLYFISH', 0.8963],
    ['ABC', 'XYZ', 0],
    ['', 'A', 0],
    ['', '', 1],
  ])('of %s and %s is %d', (a, b, likeness) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 4);
  });

  test('lies between 0 and 1, and is 1 for the same text', () => {
    const text = fc.string({ maxLength: 24 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = jaroWinkler(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(jaroWinkler(a, a)).toBe(1);
      }),
    );
  });
});

describe('two rows of a list', () => {
  const born = (birth: string) => ({ birth, ageBand: 'UNDER_12' as const });
  test.each([
    ['one letter twice', person('Dupont', 'Camille'), person('Duppont', 'Camille')],
    ['accents and hyphens', person('Lefèvre', 'Jean-Noël'), person('LEFEVRE', 'Jean Noel')],
    ['two letters changed places', person('Marchand', 'Olivier'), person('Marchand', 'Oliveir')],
    ['the two names the other way round', person('Traoré', 'Aminata'), person('Aminata', 'Traore')],
    ['an apostrophe lost', person("D'Angelo", 'Sofia'), person('Dangelo', 'Sofia')],
    [
      'two spellings and one birth',
      person('Benali', 'Yacine', born('2014-03-02')),
      person('Ben Aly', 'Yassine', born('2014-03-02')),
    ],
  ])('given %s, then they may be one person', (_, a, b) => {
    expect([areNear(a, b), areNear(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['other first names', person('Martin', 'Léa'), person('Martin', 'Thomas')],
    ['other last names', person('Diallo', 'Mariam'), person('Camara', 'Mariam')],
    ['two births', person('Martin', 'Léa', born('2014-03-02')), person('Martin', 'Léo', born('2015-03-02'))],
    [
      'two age bands',
      person('Dupont', 'Camille', { ageBand: 'FROM_60' }),
      person('Duppont', 'Camille', { ageBand: 'UNDER_12' }),
    ],
    [
      'two references',
      person('Dupont', 'Camille', { reference: 'A1' }),
      person('Duppont', 'Camille', { reference: 'A2' }),
    ],
    ['a short name inside a long one', person('Li', 'Na'), person('Liberati', 'Nathanaëlle')],
  ])('given %s, then they are two', (_, a, b) => {
    expect([areNear(a, b), areNear(b, a)]).toEqual([false, false]);
  });
});

describe('who is near among many', () => {
  const people = [person('Dupont', 'Camille'), person('Traoré', 'Aminata'), person('Nguyen', 'Bao')];
  const finder = nearFinder<number>();
  for (const [line, one] of people.entries()) finder.add(one, line + 2);

  test.each([
    ['Duppont', 'Camille', 2],
    ['Aminata', 'Traoré', 3],
    ['Nguyên', 'Bảo', 4],
    ['Nguyen', 'Thi', null],
    ['Petit', 'Paul', null],
  ])('given %s %s, then the line found is %s', (lastName, firstName, line) => {
    expect(finder.near(person(lastName, firstName))).toBe(line);
  });

  test('given a day of birth that half a list shares, then only so many of that day are compared with the others', () => {
    const many = nearFinder<number>();
    const born = (name: string): NamedPerson => ({ ...person(name, 'Autre'), birth: '2000-01-01' });
    for (let i = 0; i < NAMES_COMPARED; i++) many.add(person(`Personne ${i}`, 'Autre'), -1);
    const far = (i: number) => String.fromCharCode(65 + (i % 26), 65 + (Math.floor(i / 26) % 26)).repeat(3);
    for (let i = 0; i < COMPARED_OF_A_SHELF - 1; i++) many.add(born(far(i)), i);
    many.add(born('Zabulonia'), 1_000);
    expect(many.near(born('Zabulonie'))).toBe(1_000);
    many.add(born('Quetzalina'), 1_001);
    expect(many.near(born('Quetzaline'))).toBeNull();
  });

  test('given more people than names are compared, then only those born the same day are found', () => {
    const many = nearFinder<number>();
    for (let i = 0; i < NAMES_COMPARED; i++) many.add(person(`Personne ${i}`, 'Autre'), i);
    many.add(person('Dupont', 'Camille'), -1);
    many.add(person('Benali', 'Yacine', { birth: '2014-03-02' }), -2);
    const found = [person('Duppont', 'Camille'), person('Ben Aly', 'Yassine', { birth: '2014-03-02' })].map(many.near);
    expect(found).toEqual([null, -2]);
  });
});

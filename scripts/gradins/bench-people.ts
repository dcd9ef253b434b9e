import { personSortKey } from '../../src/modules/structures/structure.rules';
import { diceFrom } from '../demo/chance';
import { AGE_BANDS, type Person, peopleFrom } from '../demo/people';

/** Distinct people, as a list has them: no two of one name and age band. The same seed invents the same people. */
export function inventPeople(rows: number, seed = 'bench'): Person[] {
  const dice = diceFrom(seed);
  const invented = peopleFrom(dice);
  const seen = new Set<string>();
  const people: Person[] = [];
  while (people.length < rows) {
    const person = invented(dice.pick(AGE_BANDS));
    const key = `${personSortKey(person.lastName, person.firstName).replaceAll(' ', '')} ${person.ageBand}`;
    if (seen.has(key)) continue;
    seen.add(key);
    people.push(person);
  }
  return people;
}

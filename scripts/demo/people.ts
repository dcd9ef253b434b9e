import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Dice } from './chance';

const read = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

const summed = (weights: readonly number[]): number[] => {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
};

/** "LE GALL" → "Le Gall", "D'ANGELO" → "D'Angelo", "DE LA TOUR" → "De La Tour": as people write a name on a list. */
export function inLowerCase(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

export const AGE_BANDS = ['UNDER_12', 'FROM_12_TO_17', 'FROM_18_TO_25', 'FROM_26_TO_59', 'FROM_60'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
/** The decade of birth whose first names an age band bears, a column of the file. */
const DECADE: Record<AgeBand, readonly string[]> = {
  UNDER_12: ['n_2010'],
  FROM_12_TO_17: ['n_2010', 'n_2000'],
  FROM_18_TO_25: ['n_2000'],
  FROM_26_TO_59: ['n_1990', 'n_1980', 'n_1970'],
  FROM_60: ['n_1960', 'n_1950', 'n_1940'],
};

export type Person = { readonly lastName: string; readonly firstName: string; readonly ageBand: AgeBand };

/** Invents people from the frequencies of names in France. A surname in forty is one that breaks careless code. */
export function peopleFrom(dice: Dice): (ageBand: AgeBand) => Person {
  const surnames = read('surnames-insee.csv');
  const first = read('firstnames-insee.csv');
  const surnameWeights = summed(surnames.map((row) => Number(row.nombre)));
  const firstWeights = new Map(
    ['n_1940', 'n_1950', 'n_1960', 'n_1970', 'n_1980', 'n_1990', 'n_2000', 'n_2010'].map((column) => [
      column,
      summed(first.map((row) => Number(row[column]))),
    ]),
  );
  return (ageBand) => {
    const weights = firstWeights.get(dice.pick(DECADE[ageBand])) ?? [];
    const firstName = first[dice.pickByWeight(weights)]?.prenom ?? 'CAMILLE';
    const lastName =
      dice.below(40) === 0
        ? dice.pick(HARD_NAMES)
        : inLowerCase(surnames[dice.pickByWeight(surnameWeights)]?.nom ?? 'MARTIN');
    return { lastName, firstName: inLowerCase(firstName), ageBand };
  };
}

/** Particles, apostrophes, two letters, hyphens, accents, length: real shapes of French names. */
const HARD_NAMES = [
  "D'Angelo",
  "Le Floc'h",
  "M'Baye",
  "Prud'homme",
  'Le Goff',
  'de La Brosse',
  'Ben Ali',
  'El Amrani',
  'Ly',
  'Hô',
  'Nguyen-Aubrac',
  'Martin-Dubois',
  'Łukasik',
  'Šimić',
  'Müller',
  'Ñíguez',
  'Ferreira dos Santos',
  'Rakotoarimanana',
  'Van den Berghe',
  'Saint-Exupéry',
] as const;

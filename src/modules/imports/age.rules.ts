import { parseDay, parseDayOfMoment } from './date.rules';
import { compact } from './text.rules';

export const AGE_BANDS = ['UNDER_12', 'FROM_12_TO_17', 'FROM_18_TO_25', 'FROM_26_TO_59', 'FROM_60'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** The band of an age in whole years. */
export function bandOfAge(age: number): AgeBand {
  if (age < 12) return 'UNDER_12';
  if (age < 18) return 'FROM_12_TO_17';
  if (age < 26) return 'FROM_18_TO_25';
  return age < 60 ? 'FROM_26_TO_59' : 'FROM_60';
}

const NAMES: readonly (readonly [RegExp, AgeBand])[] = [
  [/^(enfants?|child|children|under12|moinsde12(ans)?)$/, 'UNDER_12'],
  [/^(ado|ados|adolescente?s?|mineure?s?|teen|teens|from12to17)$/, 'FROM_12_TO_17'],
  [/^(jeunes?|jeunesadultes?|young|youngadults?|from18to25)$/, 'FROM_18_TO_25'],
  [/^(adultes?|adults?|from26to59)$/, 'FROM_26_TO_59'],
  [/^(seniors?|aine[es]*|retraite[es]*|from60|60(ans)?etplus|plusde60(ans)?)$/, 'FROM_60'],
];

/** A band from `12-17`, `18/25 ans`, `60+`, `moins de 12 ans`, a word or an age; null when it is none of these. */
export function parseBand(text: string): AgeBand | null {
  const word = compact(text);
  const named = NAMES.find(([pattern]) => pattern.test(word))?.[1];
  if (named) return named;
  const range = /^(?:de\s*)?(\d{1,2})\s*(?:-|–|—|\/|à|a|to|_)\s*(\d{1,3})(?:\s*ans)?$/i.exec(text);
  if (range) {
    const [low, high] = [bandOfAge(Number(range[1])), bandOfAge(Number(range[2]))];
    return low === high ? low : null;
  }
  const open = /^(?:\+|>|≥|>=|plus de\s*)?\s*(\d{1,3})\s*(?:ans)?\s*(?:\+|et plus)?$/i.exec(text);
  if (open && Number(open[1]) <= 120) return bandOfAge(Number(open[1]));
  const under = /^(?:<|moins de|under|-)\s*(\d{1,2})(?:\s*ans)?$/i.exec(text);
  return under && Number(under[1]) > 0 ? bandOfAge(Number(under[1]) - 1) : null;
}

/** A birth as it was given, kept only to compare rows of one file: a day, or a year alone. */
export type Birth = { readonly given: string; readonly band: AgeBand };

/** The band of somebody born that day or year, on the day `ageOn`; a time of birth is read on the clock of `timeZone`. Null when it is no birth (later than that day, or over 120 years). */
export function parseBirth(text: string, ageOn: string, timeZone: string): Birth | null {
  const year = Number(ageOn.slice(0, 4));
  const alone = /^(19|20)\d{2}$/.test(text);
  const given = alone ? text : (parseDay(text, year) ?? parseDayOfMoment(text, timeZone, year));
  if (given === null) return null;
  const before = !alone && given.slice(5) > ageOn.slice(5) ? 1 : 0;
  const age = year - Number(given.slice(0, 4)) - before;
  if (age < 0 || age > 120) return null;
  return { given, band: bandOfAge(age) };
}

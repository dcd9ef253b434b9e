import { DomainError } from '@/platform/errors';
import type { Field } from './field.rules';
import { headerOf, isNamed, isRunning, likeness, saysNothing, wayOf } from './header.rules';
import { IDENTITY, wordsAgainst } from './header-words.rules';
import type { ImportKind } from './import.rules';
import { isPeopleHeader, looksFullName } from './kinds/full-name.rules';
import { KINDS } from './kinds/kinds.rules';
import { type FieldName, type Mapping, stillMissing } from './missing.rules';
import { clean } from './text.rules';

/** The fields of a kind, in the order they are shown. */
export function fieldsOf(kind: ImportKind): readonly FieldName[] {
  return KINDS[kind].fields.map(({ name, required, or }) => ({ name, required, ...(or && { or }) }));
}

/** So that any other of the very names of a field goes before, and none that only holds one does. */
const HOLED = 5_000;

type Pair = { readonly field: Field; readonly column: number; readonly score: number };

/**
 * The best pairs first; each field and each column once. A column that is a very name of two fields is the first one's, and a field
 * with several such columns has the one it is called first.
 */
function assign(pairs: readonly Pair[], mapping: Record<string, number | null>): void {
  const taken = new Set(Object.values(mapping));
  const places = new Map(Object.keys(mapping).map((name, place) => [name, place]));
  const placeOf = ({ field }: Pair): number => places.get(field.name) ?? 0;
  const sorted = [...pairs].sort(
    (a, b) => wayOf(b.score) - wayOf(a.score) || placeOf(a) - placeOf(b) || b.score - a.score || a.column - b.column,
  );
  for (const { field, column } of sorted) {
    if (mapping[field.name] !== null || taken.has(column)) continue;
    mapping[field.name] = column;
    taken.add(column);
  }
}

/** Each column is for the field it names best: « Nom de naissance » is a name, taken or not, and no birth. */
function byHeader(kind: ImportKind, headers: readonly string[]): Pair[] {
  return headers.map(headerOf).flatMap((header, column) => {
    if (header.whole === '') return [];
    const pairs = KINDS[kind].fields.map((field: Field) => ({
      field,
      column,
      score: likeness(header, field, wordsAgainst(kind, field.name)),
    }));
    const best = Math.max(...pairs.map(({ score }) => wayOf(score)));
    return pairs.filter(({ score }) => score > 0 && wayOf(score) === best);
  });
}

const cellsOf = (column: number, sample: readonly (readonly string[])[]): string[] =>
  sample.map((row) => clean(row[column] ?? '')).filter((cell) => cell !== '');

/** Share of the filled cells of a column that look like the field, when it is more than four in five. A header that tells is believed. */
function byValues(
  fields: readonly Field[],
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): Pair[] {
  return headers.flatMap((header, column) => {
    const cells = cellsOf(column, sample);
    const asked = cells.length === 0 ? [] : fields.filter((field) => field.unmistakable || saysNothing(header));
    return asked.flatMap((field) => {
      const score = field.looks ? cells.filter(field.looks).length / cells.length : 0;
      return score > 0.8 ? [{ field, column, score }] : [];
    });
  });
}

/** Lines that are numbered say who nobody is. Of two names for what must be there, the one with holes gives way; of the very same name twice, the first is meant. */
function inSight(kind: ImportKind, headers: readonly string[], sample: readonly (readonly string[])[]) {
  const rows = sample.filter((cells) => cells.filter((cell) => clean(cell) !== '').length > 1).length;
  return ({ field, column, score }: Pair): Pair[] => {
    const cells = cellsOf(column, sample);
    if (IDENTITY[kind] === field.name && isRunning(headers[column] ?? '', cells)) return [];
    const alone = headers.indexOf(headers[column] ?? '') === headers.lastIndexOf(headers[column] ?? '');
    const holed = field.required && alone && isNamed(score) && cells.length < rows * 0.8;
    return [{ field, column, score: holed ? score - HOLED : score }];
  };
}

/** Whether a clean cell is such as some field holds: a date of birth, an address, a code. */
export const looksLikeAField = (kind: ImportKind, cell: string): boolean =>
  KINDS[kind].fields.some(({ looks }) => looks?.(cell) ?? false);

/** How many fields these headers name. */
export function countNamed(kind: ImportKind, headers: readonly string[]): number {
  const mapping: Record<string, number | null> = Object.fromEntries(KINDS[kind].fields.map(({ name }) => [name, null]));
  assign(byHeader(kind, headers), mapping);
  return Object.values(mapping).filter((column) => column !== null).length;
}

/** Whether one of these cells is the very name of a field that can do without any other column. */
export const namesAlone = (kind: ImportKind, headers: readonly string[]): boolean =>
  byHeader(kind, headers).some(
    ({ field, score }) => isNamed(score) && stillMissing(fieldsOf(kind), { [field.name]: 0 }).length === 0,
  );

/** Guesses where each field is, from the headers and, for what they do not name, from some rows below them. */
export function guessColumns(
  kind: ImportKind,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): Mapping {
  const { fields } = KINDS[kind];
  const mapping: Record<string, number | null> = Object.fromEntries(fields.map(({ name }) => [name, null]));
  assign(byHeader(kind, headers).flatMap(inSight(kind, headers, sample)), mapping);
  assign(byValues(fields, headers, sample), mapping);
  // A full name beside one of the two is guessed of nobody: a person says what it is.
  const named = mapping.lastName !== null || mapping.firstName !== null;
  return withFullName(kind, named && mapping.fullName ? { ...mapping, fullName: null } : mapping, headers, sample);
}

/** Of a column: most of its filled cells hold two names. */
function holdsBothNames(column: number, sample: readonly (readonly string[])[]): boolean {
  const cells = cellsOf(column, sample);
  return cells.length > 0 && cells.filter(looksFullName).length / cells.length > 0.8;
}

/** Both names in one column, or each in its own: a full name beside the two is another's, beside one of them what that one means. */
function oneWay(mapping: Mapping): Mapping {
  const full = mapping.fullName ?? null;
  if (full === null) return mapping;
  const apart = mapping.lastName !== null && mapping.firstName !== null;
  return apart ? { ...mapping, fullName: null } : { ...mapping, lastName: null, firstName: null };
}

/** « Nom » without « Prénom », « Participants », or any column of a table without headers, when its cells hold both names. */
function withFullName(
  kind: ImportKind,
  mapping: Mapping,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): Mapping {
  if (mapping.fullName === undefined) return mapping;
  if (mapping.fullName !== null || mapping.firstName !== null) return mapping;
  const taken = new Set(Object.values(mapping));
  const unnamed = headers.every((header) => header === '');
  const free = headers.flatMap((header, column) =>
    !taken.has(column) && (unnamed || isPeopleHeader(kind, header)) ? [column] : [],
  );
  const candidates = mapping.lastName === null || mapping.lastName === undefined ? free : [mapping.lastName];
  const column = candidates.find((candidate) => holdsBothNames(candidate, sample));
  return column === undefined ? mapping : { ...mapping, lastName: null, fullName: column };
}

/**
 * A mapping chosen by a person, checked against the file: known fields, columns of the file, no column twice.
 * Throws `imports/bad-mapping`.
 */
export function acceptMapping(kind: ImportKind, chosen: Mapping, columns: number): Mapping {
  const names = fieldsOf(kind).map(({ name }) => name);
  const used = Object.values(chosen).filter((column) => column !== null);
  const known = Object.keys(chosen).every((name) => names.includes(name));
  const inside = used.every((column) => Number.isInteger(column) && column >= 0 && column < columns);
  if (!known || !inside || new Set(used).size !== used.length) throw new DomainError('invalid', 'imports/bad-mapping');
  return oneWay(
    Object.fromEntries(names.map((name) => [name, Object.hasOwn(chosen, name) ? (chosen[name] ?? null) : null])),
  );
}

/** Required fields that no column holds. */
export const missingFields = (kind: ImportKind, mapping: Mapping): readonly string[] =>
  stillMissing(fieldsOf(kind), mapping);

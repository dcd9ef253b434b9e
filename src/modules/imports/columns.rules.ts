import { DomainError } from '@/platform/errors';
import type { Field } from './field.rules';
import type { ImportKind } from './import.rules';
import { isPeopleHeader, looksFullName } from './kinds/full-name.rules';
import { KINDS } from './kinds/kinds.rules';
import { type FieldName, type Mapping, stillMissing } from './missing.rules';
import { clean, compact } from './text.rules';

/** The fields of a kind, in the order they are shown. */
export function fieldsOf(kind: ImportKind): readonly FieldName[] {
  return KINDS[kind].fields.map(({ name, required, or }) => ({ name, required, ...(or && { or }) }));
}

const compacted = new WeakMap<Field, readonly string[]>();

/** Asked of each field for each header of each row that may be the header. */
function synonymsOf(field: Field): readonly string[] {
  const known = compacted.get(field) ?? [field.name, ...field.synonyms].map(compact);
  compacted.set(field, known);
  return known;
}

/** How well a header names a field: exactly, by holding one of its words, or not (0). */
function likeness(header: string, field: Field): number {
  const synonyms = synonymsOf(field);
  if (synonyms.includes(header)) return 1000;
  if (field.exact) return 0;
  const held = synonyms
    .filter((synonym) => synonym.length >= 4 && header.includes(synonym))
    .map(({ length }) => length);
  return held.length === 0 ? 0 : Math.max(...held);
}

type Pair = { readonly field: Field; readonly column: number; readonly score: number };

/** The best pairs first; each field and each column once. */
function assign(pairs: readonly Pair[], mapping: Record<string, number | null>): void {
  const taken = new Set(Object.values(mapping));
  const sorted = [...pairs].sort((a, b) => b.score - a.score || a.column - b.column);
  for (const { field, column } of sorted) {
    if (mapping[field.name] !== null || taken.has(column)) continue;
    mapping[field.name] = column;
    taken.add(column);
  }
}

function byHeader(fields: readonly Field[], headers: readonly string[]): Pair[] {
  // « PMR (O/N) » is PMR with a hint.
  const words = headers.map((header) => [compact(header), compact(header.replace(/\(.*\)/, ''))]);
  return fields.flatMap((field) =>
    words.flatMap((forms, column) => {
      const score = Math.max(...forms.map((word) => (word === '' ? 0 : likeness(word, field))));
      return score === 0 ? [] : [{ field, column, score }];
    }),
  );
}

/** Share of the filled cells of a column that look like the field, when it is more than four in five. */
function byValues(fields: readonly Field[], width: number, sample: readonly (readonly string[])[]): Pair[] {
  const pairs: Pair[] = [];
  for (let column = 0; column < width; column += 1) {
    const cells = sample.map((row) => clean(row[column] ?? '')).filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    for (const field of fields) {
      const score = field.looks ? cells.filter(field.looks).length / cells.length : 0;
      if (score > 0.8) pairs.push({ field, column, score });
    }
  }
  return pairs;
}

/** Whether a clean cell is such as some field holds: a date of birth, an address, a code. */
export const looksLikeAField = (kind: ImportKind, cell: string): boolean =>
  KINDS[kind].fields.some(({ looks }) => looks?.(cell) ?? false);

/** How many fields these headers name. */
export function countNamed(kind: ImportKind, headers: readonly string[]): number {
  const mapping: Record<string, number | null> = Object.fromEntries(KINDS[kind].fields.map(({ name }) => [name, null]));
  assign(byHeader(KINDS[kind].fields, headers), mapping);
  return Object.values(mapping).filter((column) => column !== null).length;
}

/** Guesses where each field is, from the headers and, for what they do not name, from some rows below them. */
export function guessColumns(
  kind: ImportKind,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): Mapping {
  const { fields } = KINDS[kind];
  const mapping: Record<string, number | null> = Object.fromEntries(fields.map(({ name }) => [name, null]));
  assign(byHeader(fields, headers), mapping);
  assign(byValues(fields, headers.length, sample), mapping);
  // A full name beside one of the two is guessed of nobody: a person says what it is.
  const named = mapping.lastName !== null || mapping.firstName !== null;
  return withFullName(named && mapping.fullName ? { ...mapping, fullName: null } : mapping, headers, sample);
}

/** Of a column: most of its filled cells hold two names. */
function holdsBothNames(column: number, sample: readonly (readonly string[])[]): boolean {
  const cells = sample.map((row) => clean(row[column] ?? '')).filter((cell) => cell !== '');
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
function withFullName(mapping: Mapping, headers: readonly string[], sample: readonly (readonly string[])[]): Mapping {
  if (mapping.fullName !== null || mapping.firstName !== null) return mapping;
  const taken = new Set(Object.values(mapping));
  const unnamed = headers.every((header) => header === '');
  const free = headers.flatMap((header, column) =>
    !taken.has(column) && (unnamed || isPeopleHeader(header)) ? [column] : [],
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

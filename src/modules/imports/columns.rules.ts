import { DomainError } from '@/platform/errors';
import type { Field } from './field.rules';
import type { ImportKind } from './import.rules';
import { KINDS } from './kinds/kinds.rules';
import { clean, compact } from './text.rules';

/** Which column (from 0) holds each field; null when none does. */
export type Mapping = Readonly<Record<string, number | null>>;
export type FieldName = { readonly name: string; readonly required: boolean };

/** The fields of a kind, in the order they are shown. */
export function fieldsOf(kind: ImportKind): readonly FieldName[] {
  return KINDS[kind].fields.map(({ name, required }) => ({ name, required }));
}

const synonymsOf = (field: Field): readonly string[] => [field.name, ...field.synonyms].map(compact);

/** How well a header names a field: exactly, by holding one of its words, or not (0). */
function likeness(header: string, field: Field): number {
  const synonyms = synonymsOf(field);
  if (synonyms.includes(header)) return 1000;
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
  return mapping;
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
  return Object.fromEntries(names.map((name) => [name, Object.hasOwn(chosen, name) ? (chosen[name] ?? null) : null]));
}

/** Required fields that no column holds. */
export function missingFields(kind: ImportKind, mapping: Mapping): readonly string[] {
  return fieldsOf(kind)
    .filter(({ name, required }) => required && (mapping[name] ?? null) === null)
    .map(({ name }) => name);
}

import type { Problem } from '../import.rules';

/** What a person says of one row: it is the person it looks like, another one, or it stays out. */
export const DECISIONS = ['SAME', 'ANOTHER', 'SKIP'] as const;
export type Decision = (typeof DECISIONS)[number];

/** `sameAs`: the record of the list whom the row is, when it is somebody already there. */
export type Decided = { readonly decision: Decision | null; readonly sameAs: string | null };
export const UNDECIDED: Decided = { decision: null, sameAs: null };

/** Warnings that ask who somebody is. */
const WHO: ReadonlySet<string> = new Set(['imports/near-person', 'imports/near-known']);

/** The problem of a row that asks for a decision; undefined when there is none. */
export const questionOf = (problems: readonly Problem[]): Problem | undefined =>
  problems.find(({ code }) => WHO.has(code));

/**
 * | given a row                                  | when it is said to be  | then                                             |
 * |----------------------------------------------|------------------------|--------------------------------------------------|
 * | that looks like a row above                  | the same               | it stays out: that row is the person             |
 * | that looks like somebody of the list         | the same               | it is that person, whose record it changes       |
 * | that looks like either                       | another                | it comes in, and is not asked about again        |
 * | any                                          | left aside             | it stays out, and counts for no row to correct   |
 * | that looks like nobody                       | the same, or another   | refused: nobody asked                            |
 */
export function settle(problems: readonly Problem[], decision: Decision | null): Decided | null {
  if (decision === null || decision === 'SKIP') return { decision, sameAs: null };
  const question = questionOf(problems);
  if (!question) return null;
  const { knownId } = question.facts;
  return { decision, sameAs: decision === 'SAME' && typeof knownId === 'string' ? knownId : null };
}

/** Whether a decision keeps its row out whatever it holds: left aside, or said by another row of the file. */
export const staysOut = ({ decision, sameAs }: Decided): boolean =>
  decision === 'SKIP' || (decision === 'SAME' && sameAs === null);

/** The cells of a row with some of them written anew; those beyond its end are added. Columns from 0. */
export function patched(
  cells: readonly string[],
  patch: readonly { readonly column: number; readonly value: string }[],
): readonly string[] {
  const width = Math.max(cells.length, ...patch.map(({ column }) => column + 1));
  const written = new Map(patch.map(({ column, value }) => [column, value]));
  return Array.from({ length: width }, (_, column) => written.get(column) ?? cells[column] ?? '');
}

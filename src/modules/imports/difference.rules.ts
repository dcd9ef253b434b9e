/** What a row of the file is to the base; `absent` are records that the file does not name: told, never deleted. */
export const DIFFERENCES = ['created', 'changed', 'unchanged', 'absent'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** A value as the base keeps it: words, a number, yes or no, an instant or a day in ISO, a code of a list, or nothing. */
export type FieldValue = string | number | boolean | null;
export type FieldChange = { readonly field: string; readonly before: FieldValue; readonly after: FieldValue };

/** Columns whose field in a file has another name. */
const FIELDS: Readonly<Record<string, string>> = { session_id: 'sessionCode' };
const fieldOf = (column: string): string =>
  FIELDS[column] ?? column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

type Values = Readonly<Record<string, FieldValue>>;

/** Field by field, from what to what, in the order of the columns of the kind. */
export function changesOf(before: Values | null, after: Values | null, columns: readonly string[]): FieldChange[] {
  return columns
    .filter((column) => after !== null && column in after)
    .map((column) => ({
      field: fieldOf(column),
      before: before?.[column] ?? null,
      after: after?.[column] ?? null,
    }));
}

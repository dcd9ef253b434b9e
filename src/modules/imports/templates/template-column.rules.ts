import type { CheckContext } from '../field.rules';

export const TEMPLATE_LOCALES = ['fr', 'en'] as const;
export type TemplateLocale = (typeof TEMPLATE_LOCALES)[number];
export type InBoth<T = string> = Readonly<Record<TemplateLocale, T>>;

/** What kind of thing a column takes; the guide has a sentence for each. Only `number` is left to the spreadsheet to read. */
export type Writing =
  | 'text'
  | 'name'
  | 'as-is'
  | 'new-code'
  | 'session-code'
  | 'email'
  | 'phone'
  | 'yes-no'
  | 'birth'
  | 'age'
  | 'day'
  | 'moment'
  | 'scan-moment'
  | 'clock'
  | 'district'
  | 'formula'
  | 'number'
  | 'choice';

/** A value the drop-down offers, and other ways to write the same. */
export type Choice = { readonly label: string; readonly ways: readonly string[] };

/**
 * What the template says of one field besides what the field itself knows. The header is one of the field's synonyms. Of
 * `written`, the first is the example and the others are other ways to write that very value. Tests hold it to the check.
 */
export type ColumnModel = {
  readonly header: InBoth;
  readonly writing: Writing;
  readonly written: (locale: TemplateLocale, context: CheckContext) => readonly string[];
  readonly choices?: InBoth<readonly Choice[]>;
  /** Where a template is not what its field alone says: a column nobody needs there, or one that must be filled after all. */
  readonly standing?: (context: CheckContext) => Standing;
};

export type Standing = 'required' | 'optional' | 'absent';

/** The columns of a kind, by the name of their field. */
export type KindTemplate = Readonly<Record<string, ColumnModel>>;

/** The same example in both languages. */
export const always =
  (...written: readonly string[]): ColumnModel['written'] =>
  () =>
    written;

/** What a list may come with and a template does not ask for: both names in one column. */
export const BOTH_NAMES: ColumnModel = {
  header: { fr: 'Nom et prénom', en: 'Full name' },
  writing: 'name',
  written: always('DUPONT Zoé'),
  standing: () => 'absent',
};

const choice = (label: string, ...ways: readonly string[]): Choice => ({ label, ways });
export type ChoicePair = readonly [fr: readonly [string, ...string[]], en: readonly [string, ...string[]]];

/** Choices in both languages; of each, the first word is offered and the others are understood too. */
function choicesOf(pairs: readonly ChoicePair[]): InBoth<readonly Choice[]> {
  return { fr: pairs.map(([fr]) => choice(...fr)), en: pairs.map(([, en]) => choice(...en)) };
}

/** A column to choose in: the example is the choice at `shown`. */
export function chosen(
  header: InBoth,
  pairs: readonly ChoicePair[],
  { shown = 0, writing = 'choice' as Writing }: { shown?: number; writing?: Writing } = {},
): ColumnModel {
  const choices = choicesOf(pairs);
  return { header, writing, choices, written: (locale) => [choices[locale][shown]?.label ?? ''] };
}

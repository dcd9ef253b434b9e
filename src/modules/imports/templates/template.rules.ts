import type { CheckContext, Field } from '../field.rules';
import type { ImportKind } from '../import.rules';
import { KINDS } from '../kinds/kinds.rules';
import type { Choice, TemplateLocale, Writing } from './template-column.rules';
import { TEMPLATES } from './templates.rules';

/** A column of the empty table, with all that the guide says of it. */
export type TemplateColumn = {
  readonly name: string;
  /** One of the field's synonyms, marked when it must be filled; the reading of headers does not mind the mark. */
  readonly header: string;
  readonly required: boolean;
  readonly writing: Writing;
  readonly example: string;
  /** Other ways to write the example. */
  readonly ways: readonly string[];
  readonly choices: readonly Choice[];
  /** What the drop-down offers: nothing that the check refuses. Empty when there is none. */
  readonly offered: readonly string[];
  /** How many characters are taken at most; null when it is not a matter of length. */
  readonly longest: number | null;
  /** Whether a spreadsheet must be kept from reading it: it would drop zeros and turn codes into dates. */
  readonly asText: boolean;
};

export type Template = {
  readonly kind: ImportKind;
  readonly locale: TemplateLocale;
  readonly timeZone: string;
  readonly columns: readonly TemplateColumn[];
};

const REQUIRED_MARK = ' *';
/** Longer than any text a field takes. */
const TOO_LONG = 'a'.repeat(5_000);

/** The limit of a text field, asked of the field itself. */
function longestOf(field: Field, context: CheckContext): number | null {
  const { fault } = field.parse(TOO_LONG, context);
  return fault?.code === 'too-long' && typeof fault.facts?.max === 'number' ? fault.facts.max : null;
}

function columnOf(kind: ImportKind, field: Field, locale: TemplateLocale, context: CheckContext): TemplateColumn {
  const model = TEMPLATES[kind][field.name];
  if (!model) throw new Error(`the template of ${kind} has no column for ${field.name}`);
  const [example = '', ...ways] = model.written(locale, context);
  const choices = model.choices?.[locale] ?? [];
  const codes = model.writing === 'session-code' ? [...(context.sessionCodes ?? [])].toSorted() : [];
  const taken = (text: string): boolean => field.parse(text, context).fault === undefined;
  return {
    name: field.name,
    header: `${model.header[locale]}${field.required ? REQUIRED_MARK : ''}`,
    required: field.required,
    writing: model.writing,
    example,
    ways,
    choices,
    offered: [...choices.map(({ label }) => label), ...codes].filter(taken),
    longest: longestOf(field, context),
    asText: model.writing !== 'number',
  };
}

/** The template of a kind, from the fields that check it; in the same order. `context` is that of the check. */
export function templateOf(kind: ImportKind, locale: TemplateLocale, context: CheckContext): Template {
  const columns = KINDS[kind].fields.map((field) => columnOf(kind, field, locale, context));
  return { kind, locale, timeZone: context.timeZone, columns };
}

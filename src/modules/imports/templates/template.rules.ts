import { startCheck } from '../check.rules';
import type { CheckContext, Field } from '../field.rules';
import type { ImportKind } from '../import.rules';
import { KINDS } from '../kinds/kinds.rules';
import { EXAMPLE_STRUCTURE } from './structure-columns.rules';
import type { Choice, ColumnModel, TemplateLocale, Writing } from './template-column.rules';
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

type Placed = { readonly field: Field; readonly model: ColumnModel; readonly required: boolean };

function placedIn(kind: ImportKind, context: CheckContext): readonly Placed[] {
  return KINDS[kind].fields.flatMap((field) => {
    const model = TEMPLATES[kind][field.name];
    if (!model) throw new Error(`the template of ${kind} has no column for ${field.name}`);
    const standing = model.standing?.(context) ?? (field.required ? 'required' : 'optional');
    return standing === 'absent' ? [] : [{ field, model, required: standing === 'required' }];
  });
}

/** Whether the check takes a value in a row that holds the examples besides, as it would in a file. */
function taker(kind: ImportKind, columns: readonly Placed[], locale: TemplateLocale, context: CheckContext) {
  const examples = columns.map(({ model }) => model.written(locale, context)[0] ?? '');
  const headers = columns.map(({ model }) => model.header[locale]);
  const mapping = Object.fromEntries(columns.map(({ field }, column) => [field.name, column]));
  const table = { kind, headerLine: 1, headers, mapping, missing: [] };
  // The structure of the examples is in no base: a row of it is judged as in a file of that structure.
  const given = { ...context, structure: context.structure ?? EXAMPLE_STRUCTURE };
  return (column: number, text: string): boolean => {
    if (columns[column]?.field.parse(text, given).fault) return false;
    const checked = startCheck(table, given).row({ line: 2, cells: examples.with(column, text) });
    return checked !== null && checked.values !== null;
  };
}

/** The template of a kind, from the fields that check it; in the same order. `context` is that of the check. */
export function templateOf(kind: ImportKind, locale: TemplateLocale, context: CheckContext): Template {
  const placed = placedIn(kind, context);
  const takes = taker(kind, placed, locale, context);
  const codes = [...(context.sessionCodes ?? [])].toSorted();
  const columns = placed.map(({ field, model, required }, at): TemplateColumn => {
    const [example = '', ...ways] = model.written(locale, context);
    const choices = model.choices?.[locale] ?? [];
    const listed = model.writing === 'session-code' ? codes : choices.map(({ label }) => label);
    return {
      name: field.name,
      header: `${model.header[locale]}${required ? REQUIRED_MARK : ''}`,
      required,
      writing: model.writing,
      example,
      ways,
      choices,
      offered: listed.filter((text) => takes(at, text)),
      longest: longestOf(field, context),
      asText: model.writing !== 'number',
    };
  });
  return { kind, locale, timeZone: context.timeZone, columns };
}

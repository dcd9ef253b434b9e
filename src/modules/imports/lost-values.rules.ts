import { type CheckContext, doubtful, type Field, type Parsed, wrong } from './field.rules';

/** #N/A, #REF!, #NOM ?, Err:502; and the signs that stand for what its column is too narrow to show. */
const NO_VALUE = /^(?:#N\/[AD]|#\p{Lu}[\p{Lu}_/0]*\s?[!?]|Err:\d{3}|#{3,})$/u;
/** A long number as a narrow column shows it: 1,23457E+11 is of any ticket that begins so. */
const CUT_NUMBER = /^[+-]?\d(?:[.,]\d+)?E\+\d{2,3}$/i;

/** What a spreadsheet left in the place of a value: its own error, or a number cut short. Null for anything else. */
export function lossOf(text: string): 'formula-error' | 'cut-number' | null {
  if (NO_VALUE.test(text)) return 'formula-error';
  return CUT_NUMBER.test(text) ? 'cut-number' : null;
}

/**
 * What a cell says to a field. A value that the spreadsheet lost is none: the row is refused when it needs one, and goes on
 * without it otherwise, unless the field itself refuses what it does not understand.
 */
export function parseCell(field: Field, text: string, context: CheckContext): Parsed {
  const loss = lossOf(text);
  if (loss === null) return field.parse(text, context);
  if (field.required) return wrong(loss);
  const parsed = field.parse(text, context);
  return parsed.value === null && parsed.fault ? parsed : doubtful(null, loss);
}

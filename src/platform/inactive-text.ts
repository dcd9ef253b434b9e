/** What a spreadsheet may take for a formula: the signs of OWASP's list, their wide forms, after blanks or a control. */
const ACTIVE = /^'*(?:[\t\r\n]|\s*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20])/;
/**
 * Text that no spreadsheet runs: an apostrophe goes before what could be a formula, also before "+33 6 12 34 56 78",
 * which would lose its plus. `textOfExport` takes exactly that apostrophe away again.
 */
export function inactiveText(text: string): string {
  return ACTIVE.test(text) ? `'${text}` : text;
}

/** The value as it was before `inactiveText`: for a file of ours that comes back. */
export function textOfExport(text: string): string {
  return text.startsWith("'") && ACTIVE.test(text) ? text.slice(1) : text;
}

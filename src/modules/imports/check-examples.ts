import { startCheck } from './check.rules';
import type { CheckContext } from './field.rules';
import type { ImportKind, Row } from './import.rules';
import { understandTable } from './table.rules';

export const CONTEXT: CheckContext = {
  timeZone: 'Europe/Paris',
  ageOn: '2024-07-24',
  sessionCodes: new Set(['ATH01', 'ATH02', 'SRF01']),
};

/** Checks a small file written as text, cells between bars. */
export function check<K extends ImportKind>(kind: K, ...lines: string[]) {
  return checkKnowing({}, kind, ...lines);
}

/** The same, held against what is known besides. */
export function checkKnowing<K extends ImportKind>(known: Partial<CheckContext>, kind: K, ...lines: string[]) {
  const rows: Row[] = lines.map((line, index) => ({ line: index + 1, cells: line.split('|') }));
  const running = startCheck({ ...understandTable(kind, rows), kind }, { ...CONTEXT, ...known });
  const checked = rows.flatMap((row) => running.row(row) ?? []);
  return {
    checked,
    summary: running.summary(),
    codes: checked.flatMap(({ problems }) => problems.map(({ code }) => code)),
  };
}

import type { RowFault, RowKey } from './field.rules';
import { type FirstLines, firstLines, type Hash } from './text-index.rules';

/** Remembers the keys of the rows of a file, and tells of each row which of its keys a row before had, and where. */
export function duplicateFinder(hashOf?: Hash): (keys: readonly RowKey[], line: number) => RowFault[] {
  const seen = new Map<string, FirstLines>();
  return (keys, line) => {
    const faults: RowFault[] = [];
    for (const { key, code, severity, field } of keys) {
      const lines = seen.get(code) ?? firstLines(hashOf);
      seen.set(code, lines);
      const firstLine = lines.take(key, line);
      if (firstLine !== null) faults.push({ code, severity, field, facts: { firstLine } });
    }
    return faults;
  };
}

import type { TableStateOptions } from '@/ui/table-state';

/** What the address of the report holds. */
export const REPORT_STATE = {
  filters: ['competition', 'from', 'to', 'public', 'sport', 'venue'],
  sort: { column: 'start', direction: 'desc' },
} as const satisfies TableStateOptions;

/** The query of an export: the filters of the address, without page, sort and view. */
export function exportQuery(query: string, extra: Record<string, string> = {}): string {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams(extra);
  for (const name of REPORT_STATE.filters) {
    const value = given.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : '';
}

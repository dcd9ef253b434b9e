export type SortState = { column: string; direction: 'asc' | 'desc' };
export type TableState = { page: number; q: string; sort: SortState | undefined; filters: Record<string, string> };
export type TableStateOptions = { filters?: readonly string[]; sort?: SortState };
type Params = { get(name: string): string | null };

/** Reads page (from 1), search, sort (`start.desc`) and the named filters from an address; odd values become defaults. */
export function readTableState(params: Params, { filters = [], sort }: TableStateOptions = {}): TableState {
  const page = Number(params.get('page') ?? '1');
  const chosen = filters.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  });
  return {
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    q: params.get('q')?.trim() ?? '',
    sort: readSort(params.get('sort')) ?? sort,
    filters: Object.fromEntries(chosen),
  };
}

function readSort(text: string | null): SortState | undefined {
  const [, column, direction] = text?.match(/^([A-Za-z]\w*)\.(asc|desc)$/) ?? [];
  if (!column) return undefined;
  return { column, direction: direction === 'desc' ? 'desc' : 'asc' };
}

/** The address query after a change. Null or empty removes a parameter; any change but of the page returns to page 1. */
export function changeParams(current: string, change: Record<string, string | null>): string {
  const params = new URLSearchParams(current);
  if (!('page' in change)) params.delete('page');
  for (const [name, value] of Object.entries(change)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  // `lang` only says in which language to read once; a shared view keeps its reader's own.
  params.delete('lang');
  return params.toString();
}

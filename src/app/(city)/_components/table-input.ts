import { readTableState, type TableStateOptions } from '@/ui/table-state';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
type Schema<T> = { safeParse(input: unknown): { success: true; data: T } | { success: false } };

/**
 * What an address asks of a list: page, search, sort and filters, checked by the list's own schema. An address written
 * by hand that makes no sense shows the list unfiltered.
 */
export async function tableInput<T>(schema: Schema<T>, search: SearchParams, options: TableStateOptions): Promise<T> {
  const entries = Object.entries(await search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  const known = new Map(entries.filter(([, value]) => value !== undefined) as [string, string][]);
  const { page, q, sort, filters } = readTableState({ get: (name) => known.get(name) ?? null }, options);
  const asked = schema.safeParse({
    page,
    q: q.slice(0, 100),
    ...filters,
    ...(sort && { sort: sort.column, direction: sort.direction }),
  });
  if (asked.success) return asked.data;
  const plain = schema.safeParse({});
  if (plain.success) return plain.data;
  throw new Error('a list must be readable without filters');
}

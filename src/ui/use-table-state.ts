'use client';
import type { Route } from 'next';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { changeParams, readTableState, type SortState, type TableStateOptions } from './table-state';

/** A list's page, search, sort and filters, kept in the address; `pending` while the server answers a change. */
export function useTableState(options: TableStateOptions = {}) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [pending, start] = useTransition();
  const change = (values: Record<string, string | null>) => {
    const query = changeParams(search.toString(), values);
    start(() => router.replace((query ? `${pathname}?${query}` : pathname) as Route, { scroll: false }));
  };
  return {
    ...readTableState(search, options),
    pending,
    /** Several parameters of the address at once. */
    change,
    setPage: (page: number) => change({ page: String(page) }),
    setSort: ({ column, direction }: SortState) => change({ sort: `${column}.${direction}` }),
    setFilter: (name: string, value: string | null) => change({ [name]: value }),
    clear: () => change(Object.fromEntries([...(options.filters ?? []), 'q'].map((name) => [name, null]))),
    /** The present query, to hand on to an export so it holds what is seen. */
    query: search.toString(),
  };
}
export type TableControl = ReturnType<typeof useTableState>;

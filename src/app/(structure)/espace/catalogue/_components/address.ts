import { changeParams } from '@/ui/table-state';

/** The search of an address, as a page is given it. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;

export const textOf = (search: Search, name: string): string | undefined => {
  const value = search[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The address of the catalogue after a change: filters stay, the page returns to the first unless it is what changes. */
export function addressWith(search: Search, change: Record<string, string | null>): string {
  const entries = Object.keys(search).flatMap((name) => {
    const value = textOf(search, name);
    return value === undefined ? [] : [[name, value]];
  });
  const query = changeParams(new URLSearchParams(entries).toString(), change);
  return query ? `/espace/catalogue?${query}` : '/espace/catalogue';
}

/** So many of so many, in whole numbers. */
export type Part = { readonly part: number; readonly of: number };

/** As a number from 0 to 1; null of nothing. */
export const rateOf = ({ part, of }: Part): number | null => (of > 0 ? part / of : null);

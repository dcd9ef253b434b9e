/** A record as somebody has it before them: its fields and the version they were read at. */
export type Copy<V> = {
  readonly version: number;
  readonly values: V /** Whose record it is, where only reading it tells. */;
  readonly id?: string;
};
export type Choice = 'mine' | 'theirs';

/** Empty and unknown are the same to a reader; dates and lists are compared by what they say. */
function same(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (value === undefined || value === '' ? null : value);
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

export type Difference<K> = {
  readonly key: K;
  /** Changed by the other, by me, by both to different values, by both to the same. */
  readonly side: 'theirs' | 'mine' | 'both' | 'alike';
};

/** Field by field, who changed what since the copy both started from; fields nobody changed are left out. */
export function differences<V extends object>(saw: V, now: V, mine: Partial<V>): Difference<keyof V & string>[] {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(mine)])] as (keyof V & string)[];
  return keys.flatMap((key): Difference<keyof V & string>[] => {
    const wrote = key in mine && !same(mine[key], saw[key]);
    const moved = !same(now[key], saw[key]);
    if (wrote && moved) return [{ key, side: same(mine[key], now[key]) ? 'alike' : 'both' }];
    if (moved) return [{ key, side: 'theirs' }];
    return wrote ? [{ key, side: 'mine' }] : [];
  });
}

/** What the reader adds to a number is added to what it is now: two who each put 2 aside put 4 aside. */
export function rebase<V extends object>(saw: V, now: V, mine: Partial<V>, adding: readonly (keyof V)[]): Partial<V> {
  const sums = adding.flatMap((key) =>
    key in mine ? [[key, Number(now[key]) + Number(mine[key]) - Number(saw[key])]] : [],
  );
  return { ...mine, ...Object.fromEntries(sums) };
}

/** What is to be written on the record as it is now: the other's change stays where I changed nothing, or chose theirs. */
export function merge<V extends object>(
  saw: V,
  now: V,
  mine: Partial<V>,
  choices: Readonly<Partial<Record<string, Choice>>>,
): V {
  const kept = differences(saw, now, mine).flatMap(({ key, side }) => {
    const take = side === 'mine' || (side === 'both' && choices[key] !== 'theirs');
    return take ? [[key, mine[key]]] : [];
  });
  return { ...now, ...Object.fromEntries(kept) };
}

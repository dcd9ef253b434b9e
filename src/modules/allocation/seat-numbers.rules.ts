/** Where a label stands in its line: labels of one family follow each other, those of two families never do. */
export type Place = { readonly family: string; readonly at: number };

/** 2 for "B", 28 for "AB". */
const ofLetters = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);

/**
 * How organisers number rows and seats: figures ("7", "007"), letters ("B", "AA"), a prefix and figures ("P12"). Null
 * for anything else ("12 bis"): such a seat stands beside nobody.
 */
export function placeOf(label: string): Place | null {
  const written = label.trim().toUpperCase();
  const figures = /^(\D{0,9}?)0*(\d{1,9})$/.exec(written);
  if (figures) return { family: figures[1] ?? '', at: Number(figures[2]) };
  return /^[A-Z]{1,3}$/.test(written) ? { family: 'A-Z', at: ofLetters(written) } : null;
}

/** The order of labels for people: 9 before 10, Z before AA, what has no place last. */
export function naturalOrder(a: string, b: string): number {
  const [x, y] = [placeOf(a), placeOf(b)];
  if (x && y && x.family === y.family && x.at !== y.at) return x.at - y.at;
  if (x && y && x.family !== y.family) return x.family < y.family ? -1 : 1;
  if (!x !== !y) return x ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** So many neighbours two apart, and no row that mixes odd and even, make a block numbered by twos. */
const PAIRS_THAT_PROVE = 2;

/**
 * How many numbers two neighbours are apart in a block: 2 where each row is all odd or all even and at least two pairs
 * stand exactly two apart (1, 3, 5 on one side of the aisle, 2, 4, 6 on the other), otherwise 1. `rows` are all the seats
 * of the block that are known, not only the free ones: a taken seat must not look like a number that is not used.
 */
export function stepOf(rows: readonly (readonly string[])[]): 1 | 2 {
  let pairs = 0;
  for (const labels of rows) {
    const places = labels.flatMap((label) => placeOf(label) ?? []).filter(({ family }) => family !== 'A-Z');
    for (const family of new Set(places.map((place) => place.family))) {
      const at = places.flatMap((place) => (place.family === family ? [place.at] : [])).sort((a, b) => a - b);
      if (new Set(at.map((number) => number % 2)).size > 1) return 1;
      pairs += at.filter((number, i) => i > 0 && number - (at[i - 1] ?? 0) === 2).length;
    }
  }
  return pairs >= PAIRS_THAT_PROVE ? 2 : 1;
}

/** Letters that venues leave out because they read like figures. */
const MISREAD = ['I', 'O'] as const;

/**
 * The line each row of a block stands in, in their order: rows that follow each other are one apart, others two or more.
 * A number that is missing is a row that is not ours, or an aisle. I and O are no gap where the session has no such row.
 */
export function linesOf(rows: readonly string[], known: readonly string[] = rows): ReadonlyMap<string, number> {
  const skipped = MISREAD.filter((letter) => !known.includes(letter)).map(ofLetters);
  const lines = new Map<string, number>();
  let last: { place: Place | null; line: number } | null = null;
  for (const row of [...new Set(rows)].sort(naturalOrder)) {
    const place = placeOf(row);
    let line: number = last ? last.line + 2 : 0;
    if (last?.place && place && last.place.family === place.family && place.at > last.place.at) {
      const from: number = last.place.at;
      const unused = place.family === 'A-Z' ? skipped.filter((at) => at > from && at < place.at).length : 0;
      line = last.line + place.at - from - unused;
    }
    lines.set(row, line);
    last = { place, line };
  }
  return lines;
}

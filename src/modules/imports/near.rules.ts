/** How many letters to add, drop, change or swap with their neighbour; `most + 1` as soon as it is more than `most`. */
export function distanceUpTo(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The one known text that is nearest, at most `most` letters away; null when none is, or when two are as near. */
export function nearest(typed: string, known: Iterable<string>, most: number): string | null {
  let best: string | null = null;
  let distance = most + 1;
  for (const text of known) {
    const found = distanceUpTo(typed, text, Math.min(distance, most));
    if (found > most) continue;
    if (found < distance) [best, distance] = [text, found];
    else if (found === distance) best = null;
  }
  return best;
}

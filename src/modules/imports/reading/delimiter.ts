const CANDIDATES = [';', ',', '\t', '|'] as const;
const SAMPLED_LINES = 60;

/** The `sep=;` line that Excel understands, with its line end. */
const DECLARED = /^\uFEFF?"?sep=(.)"?[ \t]*(\n|$)/i;

/** How often each candidate stands outside quotes, for each of the first non-blank records. */
function countsByRecord(sample: string): Map<string, number>[] {
  const records: Map<string, number>[] = [];
  let counts = new Map<string, number>();
  let quoted = false;
  let blank = true;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    if (character === '\n' && !quoted) {
      if (!blank) records.push(counts);
      if (records.length >= SAMPLED_LINES) return records;
      counts = new Map();
      blank = true;
      continue;
    }
    if (character.trim() !== '') blank = false;
    if (!quoted && (CANDIDATES as readonly string[]).includes(character)) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  if (!blank) records.push(counts);
  return records;
}

/** How many records share the commonest count of this candidate, and that count. */
function agreement(records: readonly Map<string, number>[], candidate: string): { share: number; count: number } {
  const tally = new Map<number, number>();
  for (const record of records) {
    const count = record.get(candidate) ?? 0;
    if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  }
  let best = { share: 0, count: 0 };
  for (const [count, share] of tally) {
    if (share > best.share || (share === best.share && count > best.count)) best = { share, count };
  }
  return best;
}

/** The delimiter of a CSV text (line ends already `\n`) and how many characters a `sep=` line takes at its start. */
export function detectDelimiter(sample: string): { readonly delimiter: string; readonly skip: number } {
  const declared = DECLARED.exec(sample);
  if (declared?.[1]) return { delimiter: declared[1], skip: declared[0].length };
  const records = countsByRecord(sample);
  let best: { delimiter: string; share: number; count: number } = { delimiter: ',', share: 0, count: 0 };
  for (const delimiter of CANDIDATES) {
    const { share, count } = agreement(records, delimiter);
    if (share > best.share || (share === best.share && count > best.count)) best = { delimiter, share, count };
  }
  return { delimiter: best.delimiter, skip: 0 };
}

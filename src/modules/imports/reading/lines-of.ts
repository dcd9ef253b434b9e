import { chunksOf, type FileSource } from './source';

const ENDS_OF_LINE = [10, 13] as const;

/** About how many lines a text has, by their ends in its bytes (CR where there is no LF); null past `most`: it will be refused, or is no text. */
export async function linesOf(source: FileSource, most: number): Promise<number | null> {
  for (const end of ENDS_OF_LINE) {
    let lines = 0;
    for await (const chunk of chunksOf(source)) {
      for (let at = chunk.indexOf(end); at !== -1; at = chunk.indexOf(end, at + 1)) lines += 1;
      if (lines > most) return null;
    }
    if (lines > 0) return lines;
  }
  return null;
}

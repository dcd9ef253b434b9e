import { appendFileSync } from 'node:fs';

/** One count that a run of tests tells; `npm test` says them all again at its end. */
export function tellCount(line: string): void {
  console.log(line);
  const kept = process.env.GRADINS_COUNTS;
  if (kept) appendFileSync(kept, `${line}\n`);
}

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '@/i18n/messages/en/imports.json';
import fr from '@/i18n/messages/fr/imports.json';
import { DomainError } from '@/platform/errors';
import { tellCount } from '@/test/matrix/score';
import { OUTSIDER_LIMITS, type Row } from '../import.rules';
import { EXPECTED, HARD_FILES } from './hard-files';
import { readInThread } from './read-in-thread';

const INDEX = 'index.csv';
const LIMITS = { ...OUTSIDER_LIMITS, maxHeapMb: 96, maxSeconds: 20 };
const present = existsSync(path.join(HARD_FILES, INDEX));
if (!present) tellCount('hard files of other projects: skipped, no ../shared/data/nasty beside the repository');

/** Rows, or the name of a refusal; and all that was said of it, to look into. */
type Outcome = { readonly outcome: number | string; readonly said: string };

async function outcomeOf(name: string): Promise<Outcome> {
  try {
    const { info, batches } = await readInThread({ path: path.join(HARD_FILES, name) }, { limits: LIMITS });
    const rows: Row[] = [];
    for await (const batch of batches) rows.push(...batch);
    return { outcome: rows.length, said: JSON.stringify([info, rows]) };
  } catch (error) {
    if (!(error instanceof DomainError)) return { outcome: `broke: ${String(error)}`, said: '' };
    return { outcome: error.code.replace(/^imports\//, ''), said: JSON.stringify(error.facts) };
  }
}

/** What is hard in each, as the list beside them says it. */
async function hardThings(): Promise<Map<string, string>> {
  const { batches } = await readInThread({ path: path.join(HARD_FILES, INDEX) }, { limits: LIMITS });
  const rows: Row[] = [];
  for await (const batch of batches) rows.push(...batch);
  return new Map(rows.slice(1).map(({ cells }) => [path.basename(cells[0] ?? ''), cells[1] ?? '']));
}

const cut = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

describe.skipIf(!present)('hard files of other projects', () => {
  it('given every one of them, then it reads as it should or is refused by its own name, under a memory cap', async () => {
    const hard = await hardThings();
    const names = readdirSync(HARD_FILES).filter((name) => name !== INDEX);
    expect(names.filter((name) => !hard.has(name) || !EXPECTED[name])).toEqual([]);
    expect([...hard.keys()].filter((name) => !names.includes(name))).toEqual([]);
    const table: string[] = [];
    const otherwise: string[] = [];
    let read = 0;
    for (const name of names) {
      const [expected, ...seen] = EXPECTED[name] ?? [];
      const { outcome, said } = await outcomeOf(name);
      const unseen = seen.filter((text) => !said.includes(text));
      if (outcome !== expected || unseen.length > 0) otherwise.push(`${name}: ${outcome}, without ${unseen.join(' ')}`);
      if (typeof outcome === 'number') read += 1;
      else if (!(outcome in fr.errors && outcome in en.errors)) otherwise.push(`${name}: no words for ${outcome}`);
      const shown = typeof outcome === 'number' ? `${outcome} rows` : `refused: ${outcome}`;
      table.push(`${cut(name, 46)} ${cut(hard.get(name) ?? '', 44)} ${shown}`);
    }
    console.info(table.join('\n'));
    expect(otherwise).toEqual([]);
    tellCount(
      `hard files of other projects: ${names.length}, ${read} read as they should, ${names.length - read} refused by name, 0 otherwise`,
    );
  }, 120_000);
});

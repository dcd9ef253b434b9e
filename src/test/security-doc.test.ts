import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const DOC = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const CITED = /`(?<file>[^`\s]+\.(?:test|spec)\.ts)`(?<titles>(?:,? “[^”]+”)*)/g;

const citations = [...DOC.matchAll(CITED)].map(({ groups }) => ({
  file: groups?.file ?? '',
  titles: [...(groups?.titles ?? '').matchAll(/“([^”]+)”/g)].map(([, title]) => title ?? ''),
}));
const rows = DOC.split('\n').filter((line) => line.startsWith('| ') && line.split('|').length === 5);

describe('Given the threat model', () => {
  test('when its table is read, then each attempt has a defence and a test', () => {
    const [, ...attempts] = rows.filter((row) => !row.startsWith('| asset'));
    expect(attempts.length).toBeGreaterThan(30);
    expect(attempts.filter((row) => !/\.(?:test|spec)\.ts`/.test(row))).toEqual([]);
  });

  test('when a test is cited, then its file is there and holds that title', () => {
    const missing = citations.flatMap(({ file, titles }) => {
      if (!existsSync(join(ROOT, file))) return [file];
      const text = readFileSync(join(ROOT, file), 'utf8');
      return titles.filter((title) => !text.includes(title)).map((title) => `${file}: ${title}`);
    });
    expect(missing).toEqual([]);
  });

  test('when an attempt cites a file, then it also says by which title the test is found in it', () => {
    expect(citations.filter(({ titles }) => titles.length === 0).map(({ file }) => file)).toEqual([]);
  });

  test('when it is read by a person, then it is short', () => {
    expect(DOC.split('\n').length).toBeLessThan(250);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateFinder } from './duplicates.rules';
import type { RowFault, RowKey } from './field.rules';
import type { NamedPerson } from './near-names.rules';
import { namesakes } from './near-rows.rules';
import { firstLines, type Hash, numbers, textIndex } from './text-index.rules';

/** Hashes that send many texts to one place, or all of them, or beyond 32 bits. */
const POOR_HASHES: readonly [string, Hash | undefined][] = [
  ['its own hash', undefined],
  ['one hash for all', () => 0],
  ['the length', (text) => text.length],
  ['the last place and the one after', (text) => -1 - (text.length % 2)],
  ['more than 32 bits', (text) => 2 ** 40 + text.length],
];
/** Texts that come again: few letters of one, two and three bytes, halves of pairs, and what parts the keys of rows. */
const text = fc.array(fc.constantFrom('A', 'B', 'é', 'ÿ', 'þ', 'Œ', '\u00ff\u0001', '李', '\ud83d', '\n', ''), {
  maxLength: 5,
});
const texts = fc.array(
  text.map((parts) => parts.join('')),
  { maxLength: 80 },
);

describe.each(POOR_HASHES)('texts kept as bytes, found by %s', (_, hash) => {
  test('given any texts, then each has the number of a Map, and none but those is found', () => {
    fc.assert(
      fc.property(texts, texts, (given, asked) => {
        const index = textIndex(hash);
        const known = new Map<string, number>();
        for (const one of given) {
          if (!known.has(one)) known.set(one, known.size);
          expect(index.numberOf(one)).toBe(known.get(one));
          expect(index.size()).toBe(known.size);
        }
        for (const one of asked) expect(index.find(one)).toBe(known.get(one) ?? null);
      }),
    );
  });

  test('given more texts than there was room for at first, then each keeps its number', () => {
    const index = textIndex(hash);
    for (let n = 0; n < 1_000; n += 1) expect(index.numberOf(keyOf(n))).toBe(n);
    for (let n = 0; n < 1_000; n += 1) expect(index.numberOf(keyOf(n))).toBe(n);
    expect([index.find(keyOf(1_000)), index.size()]).toEqual([null, 1_000]);
  });

  test('given rows with keys of two kinds, then the faults are those a Map of strings would tell', () => {
    const key = (code: string) => (one: string) => ({ key: one, code, severity: 'error', field: 'f' }) satisfies RowKey;
    const row = fc
      .tuple(
        texts.map((all) => all.map(key('a'))),
        texts.map((all) => all.map(key('b'))),
      )
      .map(([a, b]) => [...a, ...b]);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const finder = duplicateFinder(hash);
        const seen = new Map<string, number>();
        const plain = (keys: readonly RowKey[], line: number): RowFault[] =>
          keys.flatMap(({ key, ...fault }) => {
            const firstLine = seen.get(`${fault.code}${key}`);
            if (firstLine === undefined) seen.set(`${fault.code}${key}`, line);
            return firstLine === undefined ? [] : [{ ...fault, facts: { firstLine } }];
          });
        for (const [index, keys] of rows.entries()) expect(finder(keys, index + 2)).toEqual(plain(keys, index + 2));
      }),
    );
  });

  test('given people of few names, then each has its place among its like, and the first of each name is told once', () => {
    const person = fc.record({
      sortKey: text.map((parts) => parts.join('')),
      ageBand: fc.constantFrom(null, 'UNDER_12', 'FROM_60'),
      reference: fc.constantFrom(null, '1', '12'),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), (people) => {
        const { place, firsts } = namesakes(hash);
        const named = people.map((one): NamedPerson => ({ ...one, birth: null, lastNameWords: 1 }) as NamedPerson);
        const places = named.map((one, index) => place(one, index + 2));
        const earlier = (index: number, like: (a: NamedPerson) => boolean) => named.slice(0, index).filter(like).length;
        expect(places).toEqual(
          named.map((one, index) => {
            if (earlier(index, (other) => other.sortKey === one.sortKey) === 0) return null;
            return earlier(index, (other) => JSON.stringify(other) === JSON.stringify(one));
          }),
        );
        const bearers = (index: number) => named.filter(({ sortKey }) => sortKey === named[index]?.sortKey).length;
        const expected = places.flatMap((at, index) => (at === null && bearers(index) > 1 ? [index + 2] : []));
        expect([...firsts()].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});

const keyOf = (n: number) => `${n % 100 === 0 ? 'É李'.repeat(n / 10) : 'NOM'} ${n}`;

describe('a list longer than what is kept at first', () => {
  test('given 40,000 keys over many pages, long ones too, then each is found on its line and no other', () => {
    const lines = firstLines();
    for (let n = 0; n < 40_000; n += 1) expect(lines.take(keyOf(n), n + 2)).toBeNull();
    for (let n = 0; n < 40_000; n += 7) expect(lines.take(keyOf(n), 1_000_000)).toBe(n + 2);
    for (let n = 40_000; n < 40_500; n += 1) expect(lines.of(keyOf(n))).toBeNull();
  });

  test('given numbers put far apart, then each is at its place and 0 elsewhere', () => {
    const { at, put } = numbers();
    put(3, 2 ** 32 - 1);
    put(100_000, 7);
    expect([at(3), at(100_000), at(4), at(99_999), at(10 ** 9)]).toEqual([2 ** 32 - 1, 7, 0, 0, 0]);
  });
});

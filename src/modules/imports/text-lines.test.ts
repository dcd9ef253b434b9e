import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textLines } from './text-lines';

test('Given any texts without an end of line, of any length, then their bytes are those of the texts with one between two', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    fc.integer({ min: 0, max: 40_000 }).map((length) => 'é€😀'.repeat(length)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (raw) => {
      const texts = raw.map((each) => each.replaceAll('\n', ' '));
      const lines = textLines();
      for (const each of texts) lines.add(each);
      expect(lines.bytes().toString()).toBe(texts.join('\n'));
    }),
    { numRuns: 60 },
  );
});

const FEW = 64 * 1024;
/** Bytes of UTF-8 that one code unit takes at most. */
const WIDEST = 3;
const END_OF_LINE = 10;

/** Texts without an end of line in them, one after the other with one between two, as the bytes of their UTF-8. */
export type TextLines = {
  add(text: string): void;
  bytes(): Buffer;
};

/** Kept outside the heap: the collector would carry thousands of texts along until they are written. */
export function textLines(): TextLines {
  let held = Buffer.allocUnsafe(FEW);
  let end = 0;
  let isFirst = true;
  return {
    add(text) {
      const most = end + 1 + text.length * WIDEST;
      if (most > held.length) {
        const more = Buffer.allocUnsafe(Math.max(most, held.length * 2));
        held.copy(more, 0, 0, end);
        held = more;
      }
      if (!isFirst) held[end++] = END_OF_LINE;
      isFirst = false;
      end += held.write(text, end);
    },
    bytes: () => held.subarray(0, end),
  };
}

/** Numbers by place, from 0, whole and below 2³²; 0 where none was put. */
export type Numbers = { at(place: number): number; put(place: number, value: number): void };

const FEW = 256;

/** Four bytes a number, up to as many again while it grows. */
export function numbers(): Numbers {
  let held = new Uint32Array(FEW);
  return {
    at: (place) => held[place] ?? 0,
    put(place, value) {
      if (place >= held.length) {
        const more = new Uint32Array(Math.max(place + 1, held.length * 2));
        more.set(held);
        held = more;
      }
      held[place] = value;
    },
  };
}

/** Bits of an address within one page of 64 KiB: pages are added, never copied. */
const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;
/** Before a code unit of two bytes; every other byte is a code unit by itself. */
const WIDE = 255;

/** Texts written one after the other, code unit by code unit: a byte each, three where one byte does not hold it. */
function ribbon() {
  const pages: Uint8Array<ArrayBuffer>[] = [];
  let page = new Uint8Array(0);
  let end = 0;
  const put = (byte: number): void => {
    const number = end >>> PAGE_BITS;
    if ((end & (PAGE - 1)) === 0) {
      page = pages[number] ?? new Uint8Array(PAGE);
      pages[number] = page;
    }
    page[end & (PAGE - 1)] = byte;
    end += 1;
  };
  const byteAt = (place: number): number => pages[place >>> PAGE_BITS]?.[place & (PAGE - 1)] ?? 0;
  return {
    end: () => end,
    write(text: string): void {
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        if (unit < WIDE) put(unit);
        else [WIDE, unit >>> 8, unit & 255].forEach(put);
      }
    },
    /** Takes back what was written from there on. */
    cut(place: number): void {
      end = place;
      page = pages[place >>> PAGE_BITS] ?? page;
    },
    areSame(a: number, b: number, length: number): boolean {
      for (let i = 0; i < length; i += 1) if (byteAt(a + i) !== byteAt(b + i)) return false;
      return true;
    },
  };
}

/** Any number for a text, the same for the same text. */
export type Hash = (text: string) => number;

/** FNV-1a of the code units, its bits mixed once more since the lowest say where to look. */
const hash32: Hash = (text) => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
};

export type TextIndex = {
  /** How many texts there are; the number that the next new one will have. */
  size(): number;
  /** The number of a text, which is taken in when it is new: 0, 1, 2… as they came. */
  numberOf(text: string): number;
  /** The number of a text that is in; null for any other. */
  find(text: string): number | null;
};

/**
 * Numbers the texts of a file of any length. A hash says where to look, then the whole text is compared, so that two
 * texts never share a number. Memory: the letters and some fifteen bytes a text, in arrays that the garbage collector
 * need not walk; a Map of strings takes five to ten times as much.
 */
export function textIndex(hashOf: Hash = hash32): TextIndex {
  const texts = ribbon();
  const starts = numbers();
  const hashes = numbers();
  /** Open addressing: one more than the number of a text, 0 where there is none. */
  let slots = new Uint32Array(2 * FEW);
  let size = 0;

  const freeSlot = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  /** The number of the text that was written last, from `start` on; null when it is new. */
  const written = (hash: number, start: number): number | null => {
    const length = texts.end() - start;
    for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const number = (slots[slot] ?? 0) - 1;
      if (number === -1) return null;
      if (hashes.at(number) !== hash) continue;
      const there = starts.at(number);
      if (starts.at(number + 1) - there === length && texts.areSame(there, start, length)) return number;
    }
  };
  const grow = (): void => {
    slots = new Uint32Array(slots.length * 2);
    for (let number = 0; number < size; number += 1) slots[freeSlot(hashes.at(number))] = number + 1;
  };
  const look = (text: string, keep: boolean): number | null => {
    const hash = hashOf(text) >>> 0;
    const start = texts.end();
    texts.write(text);
    const found = written(hash, start);
    if (found !== null || !keep) {
      texts.cut(start);
      return found;
    }
    starts.put(size + 1, texts.end());
    hashes.put(size, hash);
    slots[freeSlot(hash)] = size + 1;
    size += 1;
    if (size > slots.length * 0.7) grow();
    return size - 1;
  };
  return { size: () => size, numberOf: (text) => look(text, true) ?? 0, find: (text) => look(text, false) };
}

export type FirstLines = {
  /** Line on which a key stood first; null for one that did not come. */
  of(key: string): number | null;
  /** The same before this row, which is the first when there was none. */
  take(key: string, line: number): number | null;
};

/** Remembers of each key of a file where it stood first. */
export function firstLines(hashOf?: Hash): FirstLines {
  const keys = textIndex(hashOf);
  const lines = numbers();
  return {
    of(key) {
      const number = keys.find(key);
      return number === null ? null : lines.at(number);
    },
    take(key, line) {
      const before = keys.size();
      const number = keys.numberOf(key);
      if (number < before) return lines.at(number);
      lines.put(number, line);
      return null;
    },
  };
}

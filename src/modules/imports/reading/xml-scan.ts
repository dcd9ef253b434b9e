import { TextDecoder } from 'node:util';
import { DomainError } from '@/platform/errors';

/** What the scan meets. Names come without their namespace prefix; `attributes` is the raw text after the name. */
export type XmlHandler = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

/** No tag and no text of an honest sheet is longer (a cell holds 32,767 characters). */
const LONGEST_TOKEN = 1_000_000;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What no database text may hold, or is half a character. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Resolves `&amp;`, `&#233;`, `&#xE9;`; an entity that is not XML's own stays as written. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  const plain = text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point);
  });
  return storable(plain);
}

/** The text without NUL and with lone surrogates replaced. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, (character) => (character === '\0' ? '' : '\uFFFD'));
}

/** How an attribute begins where it is written plainly, by its name. */
const beginnings = new Map<string, string>();

function beginningOf(name: string): string {
  const known = beginnings.get(name);
  if (known !== undefined) return known;
  const beginning = ` ${name}="`;
  beginnings.set(name, beginning);
  return beginning;
}

/** The value of an attribute, or null. Names are our own, a few. */
export function attribute(attributes: string, name: string): string | null {
  const beginning = beginningOf(name);
  const at = attributes.indexOf(beginning);
  if (at !== -1) {
    const from = at + beginning.length;
    return decodeXml(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (!/['\n\t\r:]|\s=|=\s/.test(attributes)) return null;
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? decodeXml(found[1] ?? found[2] ?? '') : null;
}

function unreadable(): DomainError {
  return new DomainError('invalid', 'imports/unreadable', { format: 'XLSX' });
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

/** Index of the `>` that ends the tag, not one inside an attribute; -1 when it is not there yet. */
function tagEnd(buffer: string, from: number): number {
  let quote = 0;
  for (let at = from; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

/** Index of the first white space from `from` on; `end` when there is none before it. */
function spaceBefore(buffer: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = buffer.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) return at;
  }
  return end;
}

/** The tag between `from` and `end`. */
function takeTag(buffer: string, from: number, end: number, handler: XmlHandler): void {
  if (buffer.charCodeAt(from) === 0x2f) {
    handler.close(localName(buffer.slice(from + 1, spaceBefore(buffer, from + 1, end))));
    return;
  }
  const closed = end > from && buffer.charCodeAt(end - 1) === 0x2f;
  const last = closed ? end - 1 : end;
  const space = spaceBefore(buffer, from, last);
  const name = localName(buffer.slice(from, space));
  handler.open(name, space === last ? '' : buffer.slice(space, last));
  if (closed) handler.close(name);
}

/** Handles one thing that starts with `<` at `at`; the index after it, or -1 when it is not whole yet. */
function takeMarkup(buffer: string, at: number, handler: XmlHandler): number {
  const second = buffer.charCodeAt(at + 1);
  if (second !== 0x21 && second !== 0x3f) {
    const end = tagEnd(buffer, at + 1);
    if (end !== -1) takeTag(buffer, at + 1, end, handler);
    return end === -1 ? -1 : end + 1;
  }
  if (second === 0x21 && buffer.length < at + 9) return -1;
  if (buffer.startsWith('<!DOCTYPE', at)) throw new DomainError('invalid', 'imports/doctype');
  const [closing, length] = buffer.startsWith('<!--', at)
    ? ['-->', 4]
    : buffer.startsWith('<![CDATA[', at)
      ? [']]>', 9]
      : ['>', 2];
  const end = buffer.indexOf(closing, at + length);
  if (end === -1) return -1;
  if (length === 9) handler.text(storable(buffer.slice(at + 9, end)));
  return end + closing.length;
}

/**
 * A scan of XML pieces, for the plain XML that workbooks are made of: no document type, no entity of its own.
 * Throws `imports/doctype`, `imports/unreadable`.
 */
export function xmlScan(handler: XmlHandler): (piece: string) => void {
  let buffer = '';
  return (piece) => {
    buffer += piece;
    let at = 0;
    for (;;) {
      const tag = buffer.indexOf('<', at);
      if (tag === -1) break;
      if (tag > at) handler.text(decodeXml(buffer.slice(at, tag)));
      at = tag;
      const after = takeMarkup(buffer, tag, handler);
      if (after === -1) break;
      at = after;
    }
    buffer = buffer.slice(at);
    if (buffer.length > LONGEST_TOKEN) throw unreadable();
  };
}

/** Bytes of an XML part as text: UTF-8, or UTF-16 when it begins with its mark. */
export async function* xmlText(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    const text = decoder.decode(chunk, { stream: true });
    yield text.includes('\0') ? text.replaceAll('\0', '') : text;
  }
}

export function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  return head[0] === 0x3c && head[1] === 0 ? 'utf-16le' : 'utf-8';
}

import { randomBytes } from 'node:crypto';
import type { Viewer } from './actors';

type Canary = { readonly field: string; readonly seers: ReadonlySet<Viewer> };
export type Leak = { readonly field: string; readonly found: string };

export type CanaryDump = {
  readonly known: readonly { readonly key: string; readonly field: string; readonly seers: readonly Viewer[] }[];
  readonly secrets: readonly { readonly field: string; readonly writing: string }[];
};

/** A word that stands nowhere else: `zq`, six letters that tell it, and a tail a screen may cut. */
function newWord(): string {
  const letters = Array.from(randomBytes(10), (byte) => String.fromCharCode(97 + (byte % 26)));
  return `zq${letters.join('')}`;
}

const WORD = /zq[a-z]{6}/gi;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every planted word, id and secret of a world, with those who may read it. */
export type Canaries = {
  /** A new word for that field, which only these may read. */
  plant(field: string, seers: readonly Viewer[]): string;
  /** The id of a row. */
  plantId(field: string, id: string, seers: readonly Viewer[]): void;
  /** A value nobody may read however it is written: as text, in hexadecimal, in base64, as a list of numbers. */
  plantSecret(field: string, value: Uint8Array): void;
  /** What stands in these bytes and is not for that viewer; `asked` is what the viewer itself wrote. */
  leaks(viewer: Viewer, bytes: string, asked: string): Leak[];
  /** All of it, to be known again in another process. */
  dump(): CanaryDump;
  /** The fields a word was planted in. */
  fields(): ReadonlySet<string>;
  count(): number;
};

const writings = (value: Uint8Array): string[] => {
  const bytes = Buffer.from(value);
  const text = bytes.toString('latin1');
  return [
    ...(/^[ -~]+$/.test(text) ? [text] : []),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.join(),
  ];
};

export function newCanaries(dumped?: CanaryDump): Canaries {
  const known = new Map<string, Canary>(
    dumped?.known.map(({ key, field, seers }) => [key, { field, seers: new Set(seers) }]),
  );
  const secrets: { field: string; writing: string }[] = [...(dumped?.secrets ?? [])];
  const fields = new Set<string>();
  const keep = (key: string, field: string, seers: readonly Viewer[]) => {
    fields.add(field);
    known.set(key, { field, seers: new Set(seers) });
  };
  return {
    plant(field, seers) {
      const word = newWord();
      keep(word.slice(0, 8), field, seers);
      return word;
    },
    plantId: keepId,
    plantSecret(field, value) {
      fields.add(field);
      for (const writing of writings(value)) secrets.push({ field, writing });
    },
    leaks(viewer, bytes, asked) {
      const said = new Set([...asked.matchAll(ID), ...asked.matchAll(WORD)].map(([found]) => found.toLowerCase()));
      const found = new Set([...bytes.matchAll(ID), ...bytes.matchAll(WORD)].map(([match]) => match.toLowerCase()));
      const read = [...found].flatMap((key) => {
        const canary = known.get(key);
        return !canary || canary.seers.has(viewer) || said.has(key) ? [] : [{ field: canary.field, found: key }];
      });
      const kept = secrets.filter(({ writing }) => bytes.includes(writing) && !asked.includes(writing));
      return [...read, ...kept.map(({ field, writing }) => ({ field, found: writing }))];
    },
    dump: () => ({
      known: [...known].map(([key, { field, seers }]) => ({ key, field, seers: [...seers] })),
      secrets,
    }),
    fields: () => fields,
    count: () => known.size + secrets.length,
  };

  function keepId(field: string, id: string, seers: readonly Viewer[]): void {
    keep(id, field, seers);
  }
}

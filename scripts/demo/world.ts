import type { ImportKind } from '../../src/modules/imports/import.rules';
import { uploadImport } from '../../src/modules/imports/upload-import';
import type { SystemActor } from '../../src/platform/actor';
import { inTransaction, type Tx } from '../../src/platform/db';
import { applyToTheEnd, checkToTheEnd } from '../gradins/to-the-end';
import type { Dice } from './chance';

export type World = {
  readonly actor: SystemActor & { readonly programmeId: string };
  readonly dice: Dice;
  /** The database's clock when the demo began. */
  readonly now: Date;
};

/** Reads what the commands wrote, as the system. */
export const look = <T>({ actor }: Pick<World, 'actor'>, read: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(actor, 'demo/read', read, { timeoutMs: 60_000 });

/** A file through the whole import, as if somebody had sent it; every row must be good. */
export async function importText({ actor }: World, kind: ImportKind, fileName: string, text: string): Promise<number> {
  const { importId } = await uploadImport(actor, {
    kind,
    structureId: null,
    fileName,
    content: new Uint8Array(new TextEncoder().encode(text)),
  });
  const checked = await checkToTheEnd(actor, importId);
  if (checked.state !== 'READY' || checked.badRows > 0)
    throw new Error(`${fileName}: ${checked.state}, ${checked.badRows} bad rows, ${checked.failure?.code ?? ''}`);
  const done = await applyToTheEnd(actor, checked);
  if (done.state !== 'APPLIED') throw new Error(`${fileName}: ${done.state}, ${done.failure?.code ?? ''}`);
  return done.goodRows;
}

export function chunksOf<T>(things: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < things.length; from += size) chunks.push(things.slice(from, from + size));
  return chunks;
}

export function groupBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

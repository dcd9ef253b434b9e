import { expect, test } from 'vitest';
import { writeBehind } from './write-behind';

/** A writing that lasts until it is let go. */
function slow() {
  const written: number[] = [];
  const waiting: (() => void)[] = [];
  const writer = writeBehind<number>(async (thing) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (thing < 0) throw new Error(`cannot write ${thing}`);
    written.push(thing);
  });
  const letGo = () => waiting.shift()?.();
  return { writer, written, letGo };
}

test('Given a writing under way, then its caller goes on, and the next one waits for it', async () => {
  const { writer, written, letGo } = slow();
  expect(writer.isFree()).toBe(true);
  await writer.give(1);
  expect([writer.isFree(), written]).toEqual([false, []]);
  const next = writer.give(2);
  letGo();
  await next;
  expect([writer.isFree(), written]).toEqual([false, [1]]);
  letGo();
  await writer.end();
  expect([writer.isFree(), written]).toEqual([true, [1, 2]]);
});

test('Given a writing that fails meanwhile, then whoever comes next is told, and nothing more is written', async () => {
  const { writer, written, letGo } = slow();
  await writer.give(-1);
  letGo();
  await expect(writer.give(2)).rejects.toThrow('cannot write -1');
  await expect(writer.end()).rejects.toThrow('cannot write -1');
  expect(written).toEqual([]);
});

import type { Dice } from '../../../scripts/demo/chance';

/** One way to spoil the bytes of any file. */
type Spoil = (bytes: Buffer, dice: Dice) => Buffer;

const slice = (bytes: Buffer, dice: Dice, most = 2_000): [number, number] => {
  const from = dice.below(bytes.length);
  return [from, Math.min(bytes.length, from + dice.between(1, most))];
};
const put = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
const noise = (dice: Dice, length: number): Buffer => Buffer.from(Array.from({ length }, () => dice.below(256)));

function overwritten(bytes: Buffer, dice: Dice, from: number, to: number, times: number): Buffer {
  const spoilt = Buffer.from(bytes);
  for (let time = 0; time < times; time += 1) spoilt[dice.between(from, to - 1)] = dice.below(256);
  return spoilt;
}

/** Pieces of text that lists hold where nobody expects them. */
const PIECES = [
  '"',
  '"";"',
  '\0',
  '\r',
  '\n"\n',
  'sep=;\n',
  'sep=\0\n',
  '\uFEFF',
  '\x80\xff\xfe',
  '=cmd|1',
  ';'.repeat(80),
  `"${'x'.repeat(40_000)}"`,
  '<!DOCTYPE html>',
];

const SPOILS: Readonly<Record<string, Spoil>> = {
  'cut short': (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  'its start gone': (bytes, dice) => bytes.subarray(dice.below(Math.min(bytes.length, 4_000))),
  'bits flipped': (bytes, dice) => {
    const spoilt = Buffer.from(bytes);
    for (let time = dice.between(1, 20); time > 0; time -= 1) {
      const at = dice.below(spoilt.length);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << dice.below(8));
    }
    return spoilt;
  },
  'bytes overwritten': (bytes, dice) => overwritten(bytes, dice, 0, bytes.length, dice.between(1, 50)),
  // Of an archive: its first local header, and its directory, whose counts, sizes and places no reader may trust.
  'its head overwritten': (bytes, dice) => overwritten(bytes, dice, 0, Math.min(bytes.length, 64), dice.between(1, 8)),
  'its directory overwritten': (bytes, dice) =>
    overwritten(bytes, dice, Math.max(0, bytes.length - 600), bytes.length, dice.between(1, 8)),
  'its last record overwritten': (bytes, dice) =>
    overwritten(bytes, dice, Math.max(0, bytes.length - 22), bytes.length, dice.between(1, 4)),
  'a slice gone': (bytes, dice) => {
    const [from, to] = slice(bytes, dice);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'a slice twice': (bytes, dice) => put(bytes, dice.below(bytes.length), bytes.subarray(...slice(bytes, dice))),
  'a slice of zeros': (bytes, dice) => Buffer.from(bytes).fill(dice.pick([0, 255, 34]), ...slice(bytes, dice)),
  'noise inside': (bytes, dice) => put(bytes, dice.below(bytes.length), noise(dice, dice.between(1, 400))),
  'noise after': (bytes, dice) => Buffer.concat([bytes, noise(dice, dice.between(1, 400))]),
  'a stray piece': (bytes, dice) => put(bytes, dice.below(bytes.length), Buffer.from(dice.pick(PIECES), 'latin1')),
  'another mark before': (bytes, dice) =>
    Buffer.concat([Buffer.from(dice.pick(['efbbbf', 'fffe', 'feff', 'fffe0000', '0000feff']), 'hex'), bytes]),
  'itself twice': (bytes) => Buffer.concat([bytes, bytes]),
  'half a pair of bytes off': (bytes) => bytes.subarray(1),
};

/** Bytes spoilt in one way, and its name. A file of no byte stays one. */
export function spoilBytes(bytes: Buffer, dice: Dice): { readonly bytes: Buffer; readonly how: string } {
  const how = dice.pick(Object.keys(SPOILS));
  return { bytes: bytes.length === 0 ? bytes : (SPOILS[how]?.(bytes, dice) ?? bytes), how };
}

import { zipOf } from '@/modules/imports/reading/file-examples';
import { diceFrom } from '../../../scripts/demo/chance';
import type { SeedFile } from './seed-files';
import { spoilBytes } from './spoil-bytes';
import { spoilParts } from './spoil-parts';

/** A spoilt file; `how` says of what, and in which ways. */
export type Mutant = { readonly bytes: Buffer; readonly how: string };

/** The mutant of this number: the same number and the same files give the same one again. */
export function mutantOf(files: readonly SeedFile[], number: number): Mutant {
  const dice = diceFrom(`mutant ${number}`);
  const file = dice.pick(files);
  const ways: string[] = [];
  let { bytes } = file;
  if (file.parts && dice.chance(60)) {
    let parts = [...file.parts];
    for (let times = dice.between(1, 3); times > 0 && parts.length > 0; times -= 1) {
      const spoilt = spoilParts(parts, dice);
      parts = spoilt.parts;
      ways.push(spoilt.how);
    }
    bytes = zipOf(parts);
  }
  for (let times = ways.length > 0 ? Number(dice.chance(10)) : dice.between(1, 3); times > 0; times -= 1) {
    const spoilt = spoilBytes(bytes, dice);
    bytes = spoilt.bytes;
    ways.push(spoilt.how);
  }
  return { bytes, how: `${file.name}: ${ways.join(', ')}` };
}

/** The number to begin at: always the same in a run of all tests, another in each fuzz, or that of GRADINS_FUZZ_FIRST. */
export function firstMutant(another: boolean): number {
  const asked = Number(process.env.GRADINS_FUZZ_FIRST ?? 0);
  if (asked > 0) return asked;
  return another ? 1 + (Date.now() % 1_000_000_000) : 1;
}

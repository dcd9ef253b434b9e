import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seatsIn } from '@/modules/demands/demand.rules';
import { draw, drawOnTable } from './draw.rules';
import { drawer, keep } from './draw-again.rules';
import { anyInput } from './draw-any-input';
import type { SeedlessInput } from './draw-input.rules';
import { drawTable } from './draw-table.rules';

const seatsDrawn = (input: SeedlessInput, seed: string) => {
  const got = new Map(draw({ ...input, seed }).map(({ demandId, need }) => [demandId, seatsIn(need)]));
  return input.demands.map(({ id }) => got.get(id));
};

describe('Given one input that is laid out once, whatever is asked', () => {
  it('when it is drawn with seed after seed, then each draw is that of its seed alone', () => {
    fc.assert(
      fc.property(anyInput, fc.array(fc.string(), { minLength: 1, maxLength: 6 }), (input, seeds) => {
        const drawWith = drawer(input);
        for (const seed of [...seeds, ...seeds]) expect([...drawWith(seed)]).toEqual(seatsDrawn(input, seed));
      }),
      { numRuns: 300 },
    );
  });

  it('when a table that was drawn on is put back, then it is as it was laid out, to the last number', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const table = drawTable(input);
        const putBack = keep(table);
        drawOnTable(table, input.seed, true);
        putBack();
        expect(table).toEqual(drawTable(input));
      }),
      { numRuns: 300 },
    );
  });
});

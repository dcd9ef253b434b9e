import { type Chance, chanceFrom } from '../../src/modules/allocation/random.rules';

/** Chance of the demo: everything it invents comes from one seed, so that the same seed makes the same demo. */
export type Dice = Chance & {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True `percent` times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(things: readonly T[]): T;
  /** Picks by weight, the weights summed up beforehand: `upTo[i]` is the sum of weights 0…i. */
  pickByWeight(upTo: readonly number[]): number;
  shuffle<T>(things: readonly T[]): T[];
};

export function diceFrom(seed: string): Dice {
  const { below } = chanceFrom(seed);
  const between = (least: number, most: number) => least + below(most - least + 1);
  return {
    below,
    between,
    chance: (percent) => below(100) < percent,
    pick: (things) => {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new Error('nothing to pick from');
      return thing;
    },
    pickByWeight: (upTo) => {
      const drawn = below(upTo.at(-1) ?? 1);
      let low = 0;
      let high = upTo.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((upTo[middle] ?? 0) > drawn) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    shuffle: (things) => {
      const shuffled = [...things];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [shuffled[i], shuffled[j]] = [
          shuffled[j] as (typeof shuffled)[number],
          shuffled[i] as (typeof shuffled)[number],
        ];
      }
      return shuffled;
    },
  };
}

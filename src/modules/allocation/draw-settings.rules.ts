import type { DrawCaps, DrawWeights } from './draw-input.rules';

/** The caps and the weights of a draw, in the order in which people read them. */
export const CAPS = [
  'seatsPerStructure',
  'seatsPerTurn',
  'sharePercent',
  'seatsPerHead',
] as const satisfies readonly (keyof DrawCaps)[];
export const WEIGHTS = [
  'base',
  'tag',
  'servedBefore',
  'declined',
  'noShow',
] as const satisfies readonly (keyof DrawWeights)[];

/** What a cap may be at most: seats, percent, hundredths of a seat per member. */
export const MOST_OF_CAP: Readonly<Record<(typeof CAPS)[number], number>> = {
  seatsPerStructure: 10_000,
  seatsPerTurn: 10_000,
  sharePercent: 100,
  seatsPerHead: 100_000,
};
export const MOST_OF_WEIGHT = 5_000;

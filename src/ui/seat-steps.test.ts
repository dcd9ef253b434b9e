import { describe, expect, it } from 'vitest';
import { type SeatSpot, seatStep } from './seat-steps';

/** Two rows, an aisle in the second; C1 stands alone, two rows below. */
const SPOTS: readonly SeatSpot[] = [
  { id: 'A1', left: 0, top: 0 },
  { id: 'A2', left: 1, top: 0 },
  { id: 'A3', left: 2, top: 0 },
  { id: 'B1', left: 0, top: 1 },
  { id: 'B4', left: 4, top: 1 },
  { id: 'C1', left: 1, top: 3 },
];
const spot = (id: string): SeatSpot => {
  const found = SPOTS.find((one) => one.id === id);
  if (!found) throw new Error('no such seat');
  return found;
};

describe('given the seats of a picture, when a key is pressed on one', () => {
  it.each([
    ['A1', 'ArrowRight', 'A2'],
    ['A3', 'ArrowRight', undefined],
    ['B1', 'ArrowRight', 'B4'],
    ['B4', 'ArrowLeft', 'B1'],
    ['A1', 'ArrowDown', 'B1'],
    ['A3', 'ArrowDown', 'B1'],
    ['B4', 'ArrowDown', 'C1'],
    ['B4', 'ArrowUp', 'A3'],
    ['C1', 'ArrowUp', 'B1'],
    ['A1', 'ArrowUp', undefined],
    ['A2', 'Home', 'A1'],
    ['A2', 'End', 'A3'],
    ['A2', 'x', undefined],
  ])('then from %s, %s leads to %s', (from, key, to) => {
    expect(seatStep(SPOTS, spot(from), key)?.id).toBe(to);
  });
});

import { expect, test } from 'vitest';
import { timeAllowed } from './time-allowed';

test('Given pieces of work, then the time they take counts and the time between does not; one too many refuses the file', () => {
  let now = 0;
  const inTime = timeAllowed(30, () => now);
  const lasting = (seconds: number) => () => {
    now += seconds * 1000;
  };
  inTime(lasting(15));
  now += 3_600_000;
  inTime(lasting(15));
  expect(() => inTime(lasting(1))).toThrow(
    expect.objectContaining({ code: 'imports/too-slow', facts: { seconds: 30 } }),
  );
});

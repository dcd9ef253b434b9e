import { describe, expect, it } from 'vitest';
import { draw } from './draw.rules';
import type { RecordedInput } from './draw.schema';
import { demand, input, rules, session, structure } from './draw-examples';
import { resultRows } from './save-draw';

describe('what is kept of a wish that was refused', () => {
  it('given seats that a minimum kept from it, then those it was free to have are not told as all that was left', () => {
    const of = input({
      sessions: [session('s', 10)],
      rules: rules({ quotas: [{ id: 'q', of: { public: 'DISABILITY' }, on: {}, minimum: { seats: 8 } }] }),
      structures: [structure('h', { public: 'DISABILITY' }), structure('a', { weight: 10_000 })],
      demands: [demand('e', 'h', 's', { size: 2, quantity: 5 }), demand('d', 'a', 's', { size: 4 })],
    });
    const rows = resultRows({ ...of, edition: 2, overlapping: [] } as unknown as RecordedInput, draw(of));
    expect(rows.find(({ demandId }) => demandId === 'd')).toMatchObject({
      ...{ granted: 0, reason: 'reserved', left: null },
      why: { left: 2 },
    });
  });
});

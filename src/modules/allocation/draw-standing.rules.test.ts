import { describe, expect, it } from 'vitest';
import { demand, input, session, structure } from './draw-examples';
import type { DrawInput } from './draw-input.rules';
import { holds, requireDue, requireHolds, requireNamedInAdvance, whatMoved } from './draw-standing.rules';

const frozen = (over: Partial<DrawInput> = {}, overlapping: { id: string }[] = []) => ({
  ...input({
    sessions: [session('ATH01', 10), session('ATH02', 5, 9)],
    structures: [structure('a'), structure('b')],
    demands: [demand('1', 'a', 'ATH01'), demand('2', 'b', 'ATH02')],
    ...over,
  }),
  overlapping,
});
const STILL = { demands: 0, sessions: 0, stocks: 0, structures: 0 };

describe('Given a draw that was committed to', () => {
  it('when nothing moved, then it holds, whatever the order things are read in', () => {
    const was = frozen();
    const is = { ...was, sessions: [...was.sessions].reverse(), demands: [...was.demands].reverse() };
    expect(whatMoved(was, is)).toEqual(STILL);
    expect(holds(whatMoved(was, is))).toBe(true);
    expect(() => requireHolds(whatMoved(was, is))).not.toThrow();
  });

  it.each([
    [
      'a wish is larger',
      frozen({ demands: [demand('1', 'a', 'ATH01', { quantity: 2 }), demand('2', 'b', 'ATH02')] }),
      { demands: 1 },
    ],
    [
      'a wish is ranked otherwise',
      frozen({ demands: [demand('1', 'a', 'ATH01', { rank: 2 }), demand('2', 'b', 'ATH02')] }),
      { demands: 1 },
    ],
    ['a wish is taken back', frozen({ demands: [demand('1', 'a', 'ATH01')] }), { demands: 1 }],
    ['a wish comes in', frozen({ demands: [...frozen().demands, demand('3', 'a', 'ATH02')] }), { demands: 1 }],
    [
      'a wish overlaps seats given by hand',
      frozen({ demands: [demand('1', 'a', 'ATH01')] }, [{ id: '2' }]),
      { demands: 1 },
    ],
    [
      'a session is cancelled',
      frozen({ sessions: [session('ATH01', 10)], demands: [demand('1', 'a', 'ATH01')] }),
      { demands: 1, sessions: 1 },
    ],
    ['a session is moved', frozen({ sessions: [session('ATH01', 10), session('ATH02', 5, 30)] }), { sessions: 1 }],
    ['a seat was given by hand', frozen({ sessions: [session('ATH01', 9), session('ATH02', 5, 9)] }), { stocks: 1 }],
    [
      'a structure weighs more',
      frozen({ structures: [structure('a', { weight: 2 }), structure('b')] }),
      { structures: 1 },
    ],
    [
      'a structure has a tag',
      frozen({ structures: [structure('a', { tags: ['far'] }), structure('b')] }),
      { structures: 1 },
    ],
  ])('when %s, then it does not hold, and says what moved', (_, is, moved) => {
    expect(whatMoved(frozen(), is)).toEqual({ ...STILL, ...moved });
    expect(() => requireHolds(whatMoved(frozen(), is))).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'allocation/commitment-void', facts: { ...STILL, ...moved } }),
    );
  });
});

describe('Given a public value named in advance', () => {
  const noon = new Date('2024-05-15T10:00:00Z');
  const before = new Date('2024-05-15T09:59:59.999Z');
  it('when it is named at the instant it is known, or later, then it is refused; before, it is taken', () => {
    expect(() => requireNamedInAdvance(noon, noon)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'allocation/public-value-past' }),
    );
    expect(() => requireNamedInAdvance(before, noon)).not.toThrow();
  });
  it('when it is typed in before it can be known, then it is refused; from that instant on it is taken', () => {
    expect(() => requireDue(before, noon)).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'allocation/public-value-not-due' }),
    );
    expect(() => requireDue(noon, noon)).not.toThrow();
  });
});

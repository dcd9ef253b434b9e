import { describe, expect, it } from 'vitest';
import {
  batchesOf,
  certificateOf,
  decidePurgeAbandon,
  decidePurgeConfirmation,
  differingRates,
  mayRun,
  PURGE_STATES,
  type RateLine,
  requirePurgeDue,
  requireSameRates,
} from './privacy.rules';

const due = new Date('2024-11-07T00:00:00Z');
const plan = { id: 'x', state: 'PLANNED', plannedById: 'u-1', counts: { beneficiary: 10, mail: 3 } } as const;
const line = (over: Partial<RateLine> = {}): RateLine => ({
  by: 'SESSION',
  key: 'ATH01',
  expected: 10,
  entered: 7,
  rate: 70,
  ...over,
});

describe('rule 12: the purge comes when it is due, by two people', () => {
  it('given the due date, then refused before, allowed from it on, refused once done', () => {
    const programme = { purgeDueAt: due, purgedAt: null };
    expect(() => requirePurgeDue(programme, new Date(due.getTime() - 1))).toThrow('privacy/not-due');
    expect(() => requirePurgeDue(programme, due)).not.toThrow();
    expect(() => requirePurgeDue({ ...programme, purgedAt: due }, due)).toThrow('privacy/already-purged');
  });

  it('given another person and the same counts, then it is confirmed', () => {
    expect(decidePurgeConfirmation(plan, 'u-2', { mail: 3, beneficiary: 10 })).toBe('CONFIRMED');
    expect(decidePurgeConfirmation({ ...plan, plannedById: null }, 'u-1', plan.counts)).toBe('CONFIRMED');
  });

  it.each([
    ['the person who planned it', plan, 'u-1', plan.counts, 'privacy/same-person'],
    ['a plan already confirmed', { ...plan, state: 'CONFIRMED' as const }, 'u-2', plan.counts, 'privacy/not-planned'],
    ['a row more than planned', plan, 'u-2', { beneficiary: 11, mail: 3 }, 'privacy/plan-changed'],
    ['a table that was not planned', plan, 'u-2', { ...plan.counts, import: 1 }, 'privacy/plan-changed'],
    ['a table that is empty now', plan, 'u-2', { beneficiary: 10 }, 'privacy/plan-changed'],
  ])('given %s, then it is refused', (_, planned, who, counts, code) => {
    expect(() => decidePurgeConfirmation(planned, who, counts)).toThrow(code);
  });

  it('given each state, then it runs or is given up only when it should', () => {
    expect(PURGE_STATES.filter(mayRun)).toEqual(['CONFIRMED', 'RUNNING']);
    expect(decidePurgeAbandon({ state: 'CONFIRMED' })).toBe('ABANDONED');
    expect(() => decidePurgeAbandon({ state: 'RUNNING' })).toThrow('privacy/not-planned');
  });

  it.each([
    [0, 5, []],
    [5, 5, [5]],
    [11, 5, [5, 5, 1]],
    [3, 5, [3]],
  ])('given %d rows in batches of %d, then %j', (rows, size, batches) => {
    expect(batchesOf(rows, size)).toEqual(batches);
  });
});

describe('rule 12: the names go and the rates stay, to the digit', () => {
  it('given the same lines in another order, then nothing differs', () => {
    const lines = [line(), line({ by: 'DAY', key: '2024-08-01' })];
    expect(differingRates(lines, [...lines].reverse())).toEqual([]);
    expect(() => requireSameRates(lines, lines)).not.toThrow();
  });

  it.each([
    ['one entry less', [line({ entered: 6 })]],
    ['another rate', [line({ rate: 70.1 })]],
    ['one expected more at the same rate', [line({ expected: 11 })]],
    ['a line gone', []],
  ])('given %s, then the line is named and the purge refused', (_, after) => {
    expect(differingRates([line()], after)).toEqual(['SESSION ATH01']);
    expect(() => requireSameRates([line()], after)).toThrow('privacy/rates-differ');
  });

  const purge = { id: 'x', programmeId: 'p', plannedById: 'u-1', confirmedById: 'u-2', finishedAt: due };
  it('given all done, then the certificate holds ids, counts and rates, and no name', () => {
    expect(certificateOf(purge, plan.counts, { beneficiary: 10, mail: 4 }, [line()], [line()])).toEqual({
      purgeId: 'x',
      programmeId: 'p',
      plannedById: 'u-1',
      confirmedById: 'u-2',
      finishedAt: '2024-11-07T00:00:00.000Z',
      planned: plan.counts,
      done: { beneficiary: 10, mail: 4 },
      rates: [line()],
      ratesEqual: true,
    });
  });

  it('given rows left or rates changed, then there is no certificate', () => {
    expect(() => certificateOf(purge, plan.counts, { beneficiary: 9, mail: 3 }, [], [])).toThrow('privacy/rows-left');
    expect(() => certificateOf(purge, {}, {}, [line()], [])).toThrow('privacy/rates-differ');
  });
});

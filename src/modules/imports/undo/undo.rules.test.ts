import { describe, expect, test } from 'vitest';
import { inTransaction } from '@/platform/db';
import { testDatabase } from '@/test/database';
import { OUTCOME, REASON } from './judge';
import { type JournalFacts, type Judged, judgeUndo, sameCounts } from './undo.rules';

testDatabase();

const made = (facts: Partial<JournalFacts>): JournalFacts => ({
  act: 'CREATED',
  present: true,
  touched: false,
  used: null,
  ...facts,
});
const changed = (facts: Partial<JournalFacts>): JournalFacts => ({ ...made(facts), act: 'CHANGED' });

const TABLE: readonly [given: string, facts: JournalFacts, then: Judged][] = [
  ['a record it made, as it left it', made({}), { outcome: 'REVERSED', reason: null }],
  ['a record it made, edited since', made({ touched: true }), { outcome: 'KEPT', reason: 'touched' }],
  ['a person it made, named on a ticket', made({ used: 'named' }), { outcome: 'IMPOSSIBLE', reason: 'named' }],
  ['edited and named on a ticket', made({ touched: true, used: 'named' }), { outcome: 'IMPOSSIBLE', reason: 'named' }],
  ['a record it made, deleted since', made({ present: false, touched: true }), { outcome: 'KEPT', reason: 'gone' }],
  ['fields it changed, as it left them', changed({}), { outcome: 'REVERSED', reason: null }],
  ['fields it changed, corrected since', changed({ touched: true }), { outcome: 'KEPT', reason: 'touched' }],
  [
    'a seat it corrected, taken since',
    changed({ used: 'seat-taken' }),
    { outcome: 'IMPOSSIBLE', reason: 'seat-taken' },
  ],
  ['a record it changed, deleted since', changed({ present: false }), { outcome: 'KEPT', reason: 'gone' }],
];

describe('Given a line of the journal, when its import is undone', () => {
  test.each(TABLE)('of %s, then the verdict follows', (_given, facts, then) => {
    expect(judgeUndo(facts)).toEqual(then);
  });

  test('then the base, judging 50,000 at once, says of every case what the rule says', async () => {
    const cases: JournalFacts[] = (['CREATED', 'CHANGED'] as const).flatMap((act) =>
      [true, false].flatMap((present) =>
        [true, false].flatMap((touched) =>
          [null, 'named', 'in-hands'].map((used) => ({ act, present, touched, used })),
        ),
      ),
    );
    const actor = { kind: 'system', name: 'bench', programmeId: null } as const;
    const judged = await inTransaction(
      actor,
      'test/judge',
      (tx) => tx.$queryRaw<Judged[]>`
        SELECT ${OUTCOME} AS outcome, ${REASON} AS reason
        FROM jsonb_to_recordset(${JSON.stringify(cases.map((facts, place) => ({ ...facts, place })))}::jsonb) AS f(act text, present boolean, touched boolean, used text, place int)
        ORDER BY f.place`,
    );
    expect(judged).toHaveLength(24);
    expect(judged).toEqual(cases.map(judgeUndo));
  });

  test('then other counts than those shown are another undoing', () => {
    const shown = { reversed: 3, kept: 1, impossible: 0 };
    expect(sameCounts(shown, { ...shown })).toBe(true);
    expect(sameCounts(shown, { ...shown, reversed: 2, kept: 2 })).toBe(false);
    expect(sameCounts(shown, { ...shown, impossible: 1 })).toBe(false);
  });
});

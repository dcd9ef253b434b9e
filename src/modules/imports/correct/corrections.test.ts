import { describe, expect, it } from 'vitest';
import { overlay } from './corrections';
import { UNDECIDED } from './decision.rules';

const correction = { ...UNDECIDED, sent: ['Martin', 'Lea'], cells: ['Martin', 'Léa'] };

describe('corrections of a file that is read anew', () => {
  it('given a row that reads as it did, then it is corrected as it was, once', () => {
    const corrected = overlay(new Map([[2, correction]]));
    expect(corrected.of({ line: 1, cells: ['Nom', 'Prénom'] })).toBeUndefined();
    expect(corrected.of({ line: 2, cells: ['Martin', 'Lea'] })).toEqual(correction);
    expect([corrected.outdated(), corrected.unmet()]).toEqual([[], []]);
  });

  it('given a row that reads otherwise, then its correction is outdated, told once', () => {
    const corrected = overlay(new Map([[2, correction]]));
    expect(corrected.of({ line: 2, cells: ['Martin,Lea'] })).toBeUndefined();
    expect([corrected.outdated(), corrected.outdated(), corrected.unmet()]).toEqual([[2], [], []]);
  });

  it('given a row that does not come, then its correction is unmet', () => {
    const corrected = overlay(new Map([[2, correction]]));
    corrected.of({ line: 1, cells: ['Martin', 'Lea'] });
    expect([corrected.outdated(), corrected.unmet()]).toEqual([[], [2]]);
  });
});

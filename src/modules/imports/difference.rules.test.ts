import { describe, expect, test } from 'vitest';
import { changesOf } from './difference.rules';

describe('Given a row that changes a record', () => {
  test('then each field is told from what to what, in the order of the kind, by the name it has in a file', () => {
    const before = { email: null, last_name: 'Diop', session_id: 'ATH01' };
    const after = { session_id: 'ATH02', email: 'awa@exemple.test', last_name: 'DIOP' };
    expect(changesOf(before, after, ['session_id', 'last_name', 'first_name', 'email'])).toEqual([
      { field: 'sessionCode', before: 'ATH01', after: 'ATH02' },
      { field: 'lastName', before: 'Diop', after: 'DIOP' },
      { field: 'email', before: null, after: 'awa@exemple.test' },
    ]);
  });

  test('when it changes nothing, then nothing is told; a value taken away is told as nothing', () => {
    expect(changesOf(null, null, ['email'])).toEqual([]);
    expect(changesOf({ email: 'a@b.test' }, { email: null }, ['email'])).toEqual([
      { field: 'email', before: 'a@b.test', after: null },
    ]);
  });
});

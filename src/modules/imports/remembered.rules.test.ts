import { describe, expect, test } from 'vitest';
import { type Remembered, recallColumns, recallPlaces } from './remembered.rules';

const rows = (...lines: string[]) => lines.map((text, i) => ({ line: i + 1, cells: text.split(';') }));
const before = (headers: string, mapping: Remembered['mapping'], settled = true): Remembered => ({
  headers: headers.split(';'),
  mapping,
  settled,
});
const recall = (remembered: Remembered[], ...lines: string[]) =>
  recallColumns('BENEFICIARIES', remembered, rows(...lines));

describe('Given columns that a person said for headers that say nothing', () => {
  const old = before('A;B;C', { lastName: 1, firstName: 0, email: null });

  test('when the next file has the same headers elsewhere, under a title, then its columns are found', () => {
    expect(recall([old], 'Liste', 'C;B;A', 'x;Diop;Awa')).toEqual({
      headerLine: 2,
      mapping: { lastName: 1, firstName: 2, email: null },
      settled: true,
    });
  });
  test('when one of the headers is not there, then nothing is recalled', () => {
    expect(recall([old], 'A;C', 'Awa;x')).toBeNull();
    expect(recall([], 'A;B;C')).toBeNull();
  });
  test('when the file has a column more that its header names, then that one is found too', () => {
    expect(recall([old], 'A;B;C;E-mail', 'Awa;Diop;x;a@exemple.test')?.mapping).toEqual({
      lastName: 1,
      firstName: 0,
      email: 3,
    });
  });
  test('when nobody said them, then they serve only for the same file sent back with its reasons', () => {
    const guessed = { ...old, settled: false };
    expect(recall([guessed], 'A;B;C', 'Awa;Diop;x')).toBeNull();
    expect(recall([guessed], 'A;B;C;À corriger', 'Awa;Diop;x;')).toMatchObject({ headerLine: 1, settled: false });
  });
});

test('Given the same header twice and one without a name, when the file comes again, then each column is told by its rank or its place', () => {
  const old = before('Nom;Nom;;Prénom', { lastName: 1, firstName: 3, reference: 2 });
  expect(recall([old], 'Nom;Nom;;Prénom', 'x;Diop;12;Awa')?.mapping).toEqual({
    lastName: 1,
    firstName: 3,
    reference: 2,
  });
  expect(recall([old], 'Nom;Prénom', 'Diop;Awa')).toBeNull();
});

test('Given two imports before, when both fit, then the latest is recalled', () => {
  const found = recall(
    [before('A;B', { lastName: 0, firstName: 1 }), before('A;B', { lastName: 1, firstName: 0 })],
    'A;B',
    'Diop;Awa',
  );
  expect(found?.mapping).toEqual({ lastName: 0, firstName: 1 });
});

describe('Given columns that a person said of a table without headers', () => {
  const old: Remembered = {
    headers: ['', '', ''],
    mapping: { lastName: 1, firstName: 0, birth: 2 },
    settled: true,
  };
  const places = (remembered: Remembered[], ...lines: string[]) =>
    recallPlaces('BENEFICIARIES', remembered, rows(...lines));

  test('when the next table is as wide, then they stand where they stood', () => {
    expect(places([old], 'Awa;Diop;12/03/2011', 'Vu;Ly;01/07/2012')).toEqual({
      headerLine: 0,
      mapping: { lastName: 1, firstName: 0, birth: 2 },
      settled: true,
    });
  });
  test('when its cells say otherwise, or it has another width, or nobody said them, then nothing is recalled', () => {
    expect(places([old], '12/03/2011;Awa;Diop', '01/07/2012;Vu;Ly')).toBeNull();
    expect(places([old], 'Awa;Diop', 'Vu;Ly')).toBeNull();
    expect(places([{ ...old, settled: false }], 'Awa;Diop;12/03/2011')).toBeNull();
    expect(places([{ ...old, headers: ['A', 'B', 'C'] }], 'Awa;Diop;12/03/2011')).toBeNull();
  });
});

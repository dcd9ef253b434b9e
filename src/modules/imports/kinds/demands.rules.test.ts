import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCheck } from '../check.rules';
import type { CheckContext } from '../field.rules';
import type { Row } from '../import.rules';
import { understandTable } from '../table.rules';
import { parseFormula } from './formula-words.rules';
import { structureFinder } from './known-structures.rules';
import { type KnownSession, wishKey } from './known-wishes.rules';

const at = (text: string) => new Date(`2024-${text}:00Z`);
const session = (from: string, to: string, more: Partial<KnownSession> = {}): KnownSession => ({
  kind: 'COMPETITION',
  status: 'SCHEDULED',
  startsAt: at(from),
  endsAt: at(to),
  cutoffAt: new Date(at(from).getTime() - 48 * 3_600_000),
  stock: 0,
  free: more.stock ?? 0,
  wheelchairs: more.stock ?? 0,
  ...more,
});
const SESSIONS = new Map([
  ['ATH01', session('08-01T10:00', '08-01T13:00')],
  ['BOX01', session('08-01T12:00', '08-01T15:00')],
  ['BOX02', session('08-01T15:00', '08-01T17:00', { stock: 5 })],
  ['CER01', session('07-26T19:00', '07-26T23:00', { kind: 'CEREMONY' })],
  ['JUD01', session('08-02T10:00', '08-02T13:00', { status: 'CANCELLED' })],
  ['SRF01', session('07-21T10:00', '07-21T13:00')],
]);
const structure = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  sortKey: name.toUpperCase(),
  externalId: null,
  postalCode: null,
  memberCount: null,
  ...more,
});
const CLUB = structure('s-1', 'Les Lilas', { externalId: '123 456 789 00012', memberCount: 20 });
const STRUCTURES = [
  CLUB,
  structure('s-2', 'Espoir', { postalCode: '75011' }),
  structure('s-3', 'Espoir', { postalCode: '75018' }),
  structure('s-4', 'Club nautique de la Villette'),
];
const BASE: CheckContext = {
  timeZone: 'Europe/Paris',
  ageOn: '2024-07-24',
  sessionCodes: new Set(SESSIONS.keys()),
  wishes: {
    now: at('07-20T12:00'),
    rules: { ceremoniesExcluded: true, cutoffHours: 48 },
    sessions: SESSIONS,
    open: new Map([['s-4', ['ATH01']]]),
    held: new Map(),
    granted: new Map(),
  },
};
const CITY: CheckContext = { ...BASE, structures: structureFinder(STRUCTURES) };
const OWN: CheckContext = { ...BASE, structure: CLUB };

function check(context: CheckContext, ...lines: string[]) {
  const rows: Row[] = lines.map((line, index) => ({ line: index + 1, cells: line.split('|') }));
  const running = startCheck({ ...understandTable('DEMANDS', rows), kind: 'DEMANDS' }, context);
  const checked = rows.flatMap((row) => running.row(row) ?? []);
  const told = checked.flatMap(({ problems }) =>
    problems.map(({ line, column, code, severity, proposal }) =>
      [line, column, code.replace('imports/', ''), severity, ...(proposal ? [proposal] : [])].join(' · '),
    ),
  );
  return { checked, told, values: checked.map(({ values }) => values) };
}

describe('formulas as people write them (rule 15)', () => {
  it.each([
    ['Solo', 'SOLO', null],
    ['individuel', 'SOLO', null],
    ['1 personne', 'SOLO', null],
    ['DUO', 'DUO', null],
    ['Formule duo', 'DUO', null],
    ['2', 'DUO', null],
    ['Famille', 'FAMILY', null],
    ['Famille (4 personnes)', 'FAMILY', null],
    ['Family of 4', 'FAMILY', null],
    ['4 pers.', 'FAMILY', null],
    ['Groupe 12', 'GROUP', 12],
    ['groupe de 12 personnes', 'GROUP', 12],
    ['Grp. 12', 'GROUP', 12],
    ['G12', 'GROUP', 12],
    ['12 places', 'GROUP', 12],
    ['Groupe', 'GROUP', null],
    ['3', 'GROUP', 3],
  ])('given %j, then it is %s of %s', (typed, formula, size) => {
    expect(parseFormula(typed).value).toEqual({ formula, size });
  });

  it.each([
    ['Groupe 2', 'bad-group-size', 'Duo'],
    ['Groupe 31', 'bad-group-size', undefined],
    ['Famille 5', 'bad-formula', 'Groupe 5'],
    ['Duo 4', 'bad-formula', 'Famille'],
    ['Groupe 10 ou 12', 'bad-formula', undefined],
    ['0', 'bad-formula', undefined],
    ['VIP', 'bad-formula', undefined],
  ])('given %j, then it is refused with %s and the proposal %s', (typed, code, proposal) => {
    const { fault } = parseFormula(typed);
    expect([fault?.code, fault?.severity, fault?.proposal]).toEqual([code, 'error', proposal]);
  });
});

describe('wishes of many structures, sent by the city', () => {
  const HEADER = 'Structure|SIRET|CP|Session|Formule|Quantité|Fauteuils|Rang';

  it('given structures by name, by number and by postal code, codes and numbers as typed, then each row is a wish', () => {
    const { told, values } = check(
      CITY,
      HEADER,
      'les lilas|||ath1|Duo|2|1|1er',
      '|12345678900012||ATH-01|Groupe de 12|x1|non|n° 2',
      'Espoir||75018|Box 02|Famille|||',
    );
    expect(told).toEqual([]);
    expect(values).toMatchObject([
      { structureId: 's-1', sessionCode: 'ATH01', formula: 'DUO', size: 2, quantity: 2, wheelchairs: 1, rank: 1 },
      { structureId: 's-1', sessionCode: 'ATH01', formula: 'GROUP', size: 12, quantity: 1, wheelchairs: 0, rank: 2 },
      { structureId: 's-3', sessionCode: 'BOX02', formula: 'FAMILY', quantity: 1, wheelchairs: null, rank: null },
    ]);
  });

  it('given structures nobody can find, then each is told with what was probably meant', () => {
    const { told } = check(
      CITY,
      HEADER,
      'Les Lillas|||ATH01|Duo|||',
      'nautique de la Villette|||ATH01|Duo|||',
      'Espoir|||ATH01|Duo|||',
      'Autre chose|||ATH01|Duo|||',
      '|99999||ATH01|Duo|||',
      '|||ATH01|Duo|||',
    );
    expect(told).toEqual([
      '2 · Structure · unknown-structure · error · Les Lilas',
      '3 · Structure · unknown-structure · error · Club nautique de la Villette',
      '4 · Structure · ambiguous-structure · error',
      '5 · Structure · unknown-structure · error',
      '6 · SIRET · unknown-structure · error',
      '7 · Structure · no-structure · error',
    ]);
  });

  it('given a number and another name, then the number counts and it is told', () => {
    const { told, values } = check(CITY, HEADER, 'Espoir|123.456.789.00012||ATH01|Duo|||');
    expect(told).toEqual(['2 · Structure · structure-named-otherwise · warning']);
    expect(values).toMatchObject([{ structureId: 's-1' }]);
  });

  it('given overlapping sessions in the file or in the basket, then the later is told and stays (rule 15)', () => {
    const { told, values } = check(
      CITY,
      HEADER,
      'Les Lilas|||ATH01|Duo|||',
      'Les Lilas|||BOX01|Duo|||',
      'Les Lilas|||BOX02|Duo|||',
      'Les Lilas|||ATH01|Solo|||',
      'Club nautique de la Villette|||BOX01|Duo|||',
    );
    expect(told).toEqual([
      '3 · Session · overlapping-wish · warning',
      '5 · Session · overlapping-wish · warning',
      '6 · Session · overlapping-wish · warning',
    ]);
    expect(values.every((value) => value !== null)).toBe(true);
  });
});

describe('wishes of one structure, sent by its leader', () => {
  const HEADER = 'Session|Formule|Quantité|Nombre de personnes|Places PMR|Priorité';

  it('given rows without a structure, then all are of the one whose file it is; given another one named, it is told', () => {
    expect(check(OWN, HEADER, 'ATH01|Duo||||').values).toMatchObject([{ structureId: 's-1' }]);
    const { told, values } = check(
      OWN,
      'Structure|Session|Formule',
      'Espoir|ATH01|Duo',
      'LES LILAS|BOX02|Solo',
      '|ATH01|Solo',
    );
    expect(told).toEqual(['2 · Structure · other-structure · warning']);
    expect(values.map((value) => value?.structureId)).toEqual(['s-1', 's-1', 's-1']);
  });

  it('given rules 4, 7, 13 and 15 broken, then each row is told with its line, its cell and its rule', () => {
    const { told, values } = check(
      OWN,
      HEADER,
      'SRF01|Duo||||',
      'JUD01|Duo||||',
      'CER01|Duo||||',
      'ATH01|Duo|51|||',
      'ATH01|Solo|1||3|',
      'ATH09|Duo||||',
      'ATHO1|Duo||||',
    );
    expect(told).toEqual([
      '2 · Session · cutoff-passed · error',
      '3 · Session · session-cancelled · error',
      '4 · Session · session-excluded · error',
      '5 · Quantité · bad-quantity · error',
      '6 · Places PMR · too-many-wheelchairs · error',
      '7 · Session · unknown-session · error · ATH01',
      '8 · Session · unknown-session · error · ATH01',
    ]);
    expect(values.every((value) => value === null)).toBe(true);
  });

  it('given people instead of formulas, then they are counted; given people no formula makes up, it is refused', () => {
    const { told, values } = check(
      OWN,
      HEADER,
      'ATH01|Duo||6||',
      'ATH01|Groupe||12||',
      'ATH01|Famille|2|8||',
      'BOX02|Duo||5||',
      'BOX02|Famille|2|9||',
      'BOX02|Groupe||45||',
      'BOX02|Groupe|||plusieurs|',
    );
    expect(values.map((value) => value && [value.formula, value.size, value.quantity])).toEqual([
      ['DUO', 2, 3],
      ['GROUP', 12, 1],
      ['FAMILY', 4, 2],
      null,
      null,
      null,
      null,
    ]);
    expect(told).toEqual([
      '5 · Nombre de personnes · people-differ · error',
      '6 · Nombre de personnes · people-differ · error',
      '7 · Nombre de personnes · bad-group-size · error',
      '8 · Places PMR · bad-count · error',
    ]);
  });

  it('given more people than members or than seats, then it is told and the wish stays', () => {
    const { told, values } = check(OWN, HEADER, 'BOX02|Groupe 12|2|||');
    expect(told).toEqual(['2 · Quantité · over-members · warning', '2 · Quantité · over-stock · warning']);
    expect(values).toHaveLength(1);
  });

  it('given the same wish twice, then the second is refused; in another formula it is another wish', () => {
    const { told } = check(OWN, HEADER, 'ATH01|Duo||||', 'ath 1|duo|3|||', 'ATH01|Solo||||');
    expect(told).toEqual(['3 · Session · duplicate-wish · error']);
  });

  it('given a wish that has its answer, then the same numbers say nothing and others are refused', () => {
    const wish = { structureId: 's-1', sessionCode: 'ATH01', formula: 'DUO', size: 2 } as const;
    const wishes = BASE.wishes && {
      ...BASE.wishes,
      granted: new Map([[wishKey(wish), { quantity: 2, wheelchairs: 0 }]]),
    };
    const context: CheckContext = { ...OWN, ...(wishes && { wishes }) };
    expect(check(context, HEADER, 'ATH01|Duo|2|||').told).toEqual([]);
    expect(check(context, HEADER, 'ATH01|Duo|3|||').told).toEqual(['2 · Session · wish-decided · error']);
  });

  it('given English headers, then they are understood', () => {
    const { values, told } = check(
      OWN,
      'Event code|Formula|Qty|Wheelchairs|Priority|Notes',
      'ath 1|Family|2|1|2nd|by bus',
    );
    expect(told).toEqual([]);
    expect(values).toMatchObject([{ sessionCode: 'ATH01', formula: 'FAMILY', quantity: 2, wheelchairs: 1, rank: 2 }]);
  });

  it('given any cells, then a row is good or has an error, and never more people than may be asked for', () => {
    const cell = fc.oneof(
      fc.constantFrom('ATH01', 'Duo', 'Groupe 12', '3', '50', '-', 'x', ''),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('|', ' ')),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (cells) => {
        const { checked } = check(OWN, HEADER, cells.join('|'));
        for (const { values, problems } of checked) {
          expect(problems.some(({ severity }) => severity === 'error')).toBe(values === null);
          if (values) expect(values.wheelchairs).toBeLessThanOrEqual(values.size * values.quantity);
        }
      }),
      { numRuns: 200 },
    );
  });
});

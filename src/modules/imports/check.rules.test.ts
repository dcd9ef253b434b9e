import { describe, expect, it } from 'vitest';
import { startCheck } from './check.rules';
import { CONTEXT, check } from './check-examples';
import type { Row } from './import.rules';
import { understandTable } from './table.rules';

const SESSIONS = 'session_code|sport|venue_code|venue|city|start|end|description';
const TICKETS = 'Session|Catégorie|Bloc|Rang|Place|Type|Référence';
const PEOPLE = 'Nom|Prénom|E-mail|Fauteuil|Date de naissance|Référence';

describe('calendar', () => {
  it('given rows of the real calendar, then times are instants, Tahiti has its zone and a ceremony its kind', () => {
    const { checked, codes } = check(
      'SESSIONS',
      SESSIONS,
      'ARC01|Tir à l’arc|INV|Invalides|Paris 7e|2024-07-25T09:30:00+02:00|2024-07-25T12:30:00+02:00|',
      'SRF01|Surf|TEA|Teahupo’o|Tahiti|2024-07-27T07:00:00-10:00|2024-07-27T17:00:00-10:00|Tour 1',
      'CER01|Cérémonie|TRO|Trocadéro|Paris 16e|2024-07-26T19:30:00+02:00|2024-07-26T23:00:00+02:00|Ouverture',
    );
    expect(codes).toEqual([]);
    expect(checked.map(({ values }) => values)).toMatchObject([
      {
        code: 'ARC01',
        startsAt: '2024-07-25T07:30:00.000Z',
        timeZone: 'Europe/Paris',
        kind: null,
        competition: null,
        description: null,
      },
      { code: 'SRF01', startsAt: '2024-07-27T17:00:00.000Z', timeZone: 'Pacific/Tahiti' },
      { code: 'CER01', kind: 'CEREMONY' },
    ]);
  });

  it('given a session twice, an end before its start and a day that is none, then each is said and refused', () => {
    const { checked, codes } = check(
      'SESSIONS',
      SESSIONS,
      'ATH01|Athlétisme|STA|Stade|Saint-Denis|2024-08-01 10:00|2024-08-01 12:00|',
      'ath-1|Athlétisme|STA|Stade|Saint-Denis|2024-08-02 10:00|2024-08-02 12:00|',
      'ATH02|Athlétisme|STA|Stade|Saint-Denis|2024-08-02 10:00|2024-08-02 09:00|',
      'ATH03|Athlétisme|STA|Stade|Saint-Denis|31/02/2024 10:00|2024-08-02 09:00|',
    );
    expect(codes).toEqual(['imports/duplicate-session', 'imports/end-before-start', 'imports/bad-date-time']);
    expect(checked.map(({ values }) => values !== null)).toEqual([true, false, false, false]);
  });
});

describe('ticket stock', () => {
  it('given codes and kinds as people write them, then they are understood', () => {
    const { checked, codes } = check(
      'TICKETS',
      TICKETS,
      'ath 1|A|B12|4|17|Standard|R-1',
      'ATH-01|A|B12|4|18|PMR|R-2',
      'ATH01|A|B12|4|19|Accompagnateur PMR|R-3',
      'ATH01|A|B12|4|20||R-4',
    );
    expect(codes).toEqual([]);
    expect(checked.map(({ values }) => values?.kind)).toEqual(['STANDARD', 'WHEELCHAIR', 'COMPANION', null]);
    expect(checked[0]?.values).toEqual({
      sessionCode: 'ATH01',
      category: 'A',
      block: 'B12',
      row: '4',
      seat: '17',
      kind: 'STANDARD',
      reference: 'R-1',
    });
  });

  it('given faults in several cells, then all are said with line, header, value and what to write', () => {
    const { checked, summary } = check('TICKETS', TICKETS, 'ATHO1|A|B12|4||loge|R-1', 'ATH99|A|B|1|2|Standard|R-2');
    expect(checked[0]?.values).toBeNull();
    expect(checked[0]?.problems).toEqual([
      {
        line: 2,
        column: 'Session',
        field: 'sessionCode',
        value: 'ATHO1',
        code: 'imports/unknown-session',
        severity: 'error',
        facts: {},
        proposal: 'ATH01',
      },
      {
        line: 2,
        column: 'Place',
        field: 'seat',
        value: '',
        code: 'imports/missing-value',
        severity: 'error',
        facts: {},
      },
      {
        line: 2,
        column: 'Type',
        field: 'kind',
        value: 'loge',
        code: 'imports/unknown-ticket-kind',
        severity: 'error',
        facts: {},
      },
    ]);
    expect(checked[1]?.problems.map(({ code }) => code)).toEqual(['imports/unknown-session']);
    expect(summary).toMatchObject({
      rows: 2,
      good: 0,
      bad: 2,
      problems: [{ code: 'imports/unknown-session', severity: 'error', count: 2 }, {}, {}],
    });
  });

  it('given one reference or one seat twice, then the second is refused and told where the first is', () => {
    const { checked } = check('TICKETS', TICKETS, 'ATH01|A|B|1|1||R-1', 'ATH01|A|B|1|2||R-1', 'ATH01|A|B|1|1||R-3');
    expect(checked.map(({ problems }) => problems.map(({ code, facts }) => [code, facts.firstLine]))).toEqual([
      [],
      [['imports/duplicate-reference', 2]],
      [['imports/duplicate-seat', 2]],
    ]);
  });
});

describe('structures', () => {
  it('given rows of the national register, then the category becomes the public', () => {
    const categories = [
      'sport',
      'jeunesse / éducation',
      'seniors',
      'handicap / santé',
      'solidarité / migrants',
      'mission locale / insertion',
      'centre social',
      'culture',
      'quartier / locataires',
      'autre',
    ];
    const { checked, codes } = check(
      'STRUCTURES',
      'id|nom|categorie|arrondissement|code_postal|ville|adresse|date_creation',
      ...categories.map(
        (category, index) => `751P0${index}|ASSOCIATION ${index}|${category}|12|75012|PARIS|2 BD Soult|0001-01-01`,
      ),
    );
    expect(codes).toEqual([]);
    expect(checked.map(({ values }) => values?.public)).toEqual([
      'SPORT',
      'YOUTH',
      'SENIORS',
      'DISABILITY',
      'SOLIDARITY',
      'INTEGRATION',
      'SOCIAL',
      'CULTURE',
      'NEIGHBOURHOOD',
      'OTHER',
    ]);
    expect(checked[0]?.values).toMatchObject({
      externalId: '751P00',
      district: 12,
      foundedOn: null,
      memberCount: null,
    });
  });

  it('given optional cells that cannot be read, then the row is taken without them, with warnings', () => {
    const { checked } = check(
      'STRUCTURES',
      'Nom|Public|Arrondissement|E-mail|Effectif',
      'Les Amis|licornes|99e|pas une adresse|beaucoup',
    );
    expect(checked[0]?.values).toMatchObject({
      name: 'Les Amis',
      public: null,
      district: null,
      contactEmail: null,
      memberCount: null,
    });
    expect(checked[0]?.problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(checked[0]?.problems).toHaveLength(4);
  });

  it('given a postal code alone under « Adresse », then it is the postal code, and structures of one name are told apart by it', () => {
    const { checked } = check(
      'STRUCTURES',
      'Nom|Adresse|',
      'Gym|72530|YVRE',
      'Gym|72700|SPAY',
      'Gym|1 rue B, 72000|LE MANS',
    );
    expect(checked.map(({ values }) => values && [values.postalCode, values.address])).toEqual([
      ['72530', null],
      ['72700', null],
      [null, '1 rue B, 72000'],
    ]);
  });

  it.each([
    ['12', 12],
    ['12e', 12],
    ['1er', 1],
    ['Paris 20e', 20],
    ['75018', 18],
    ['21', null],
  ])('given the district %s, then it is %s', (text, district) => {
    expect(check('STRUCTURES', 'Nom|Arrondissement|Ville', `A|${text}|Paris`).checked[0]?.values?.district).toBe(
      district,
    );
  });
});

describe('rows that are no data', () => {
  it('given titles, a repeated header, a total and a note, then they are left aside and told', () => {
    const { summary } = check(
      'BENEFICIARIES',
      'Ma liste',
      PEOPLE,
      'Martin|Zoë||||',
      PEOPLE,
      'Total|||||1',
      'Reçu le 12 mars|||||',
      'TOTAL|Jean||||',
    );
    expect(summary.skipped).toEqual([
      { line: 1, why: 'title' },
      { line: 4, why: 'repeated-header' },
      { line: 5, why: 'total' },
      { line: 6, why: 'note' },
    ]);
    expect(summary).toMatchObject({ rows: 2, good: 2, skippedCount: 4 });
  });

  it('given gaps between the lines, then blank lines are counted', () => {
    const rows: Row[] = [
      { line: 3, cells: ['Nom', 'Prénom'] },
      { line: 6, cells: ['Martin', 'Zoë'] },
    ];
    const running = startCheck({ ...understandTable('BENEFICIARIES', rows), kind: 'BENEFICIARIES' }, CONTEXT);
    for (const row of rows) running.row(row);
    expect(running.summary().blankLines).toBe(4);
  });
});

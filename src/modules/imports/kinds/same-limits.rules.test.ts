import { describe, expect, test } from 'vitest';
import { submitDemandInput } from '@/modules/demands/demand.schema';
import { personFields } from '@/modules/structures/beneficiary.schema';
import { groupLeaderFields } from '@/modules/structures/group-leader.schema';
import { structureFields } from '@/modules/structures/structure.schema';
import { startCheck } from '../check.rules';
import type { CheckContext } from '../field.rules';
import type { ImportKind } from '../import.rules';
import { understandTable } from '../table.rules';

const structure = { id: 's-1', name: 'Club', sortKey: 'CLUB', externalId: null, postalCode: null, memberCount: null };
const context: CheckContext = { timeZone: 'UTC', ageOn: '2024-07-24', structure, sessionCodes: new Set(['ZZA01']) };

/** What a row becomes, or null when it is refused. */
function valuesOf(kind: ImportKind, row: Readonly<Record<string, string>>) {
  const table = understandTable(kind, [{ line: 1, cells: Object.keys(row) }]);
  return startCheck(table, context).row({ line: 2, cells: Object.values(row) })?.values ?? null;
}

const long = (length: number) => 'é'.repeat(length);
const emailOf = (length: number) => `${'a'.repeat(length - '@exemple.test'.length)}@exemple.test`;

/** Each column at its longest, then one more: a file takes what the form takes, so that what came by file can be edited. */
const LIMITS: readonly [ImportKind, column: string, most: string, over: string][] = [
  ['STRUCTURES', 'Nom', long(300), long(301)],
  ['STRUCTURES', 'Adresse', long(300), long(301)],
  ['STRUCTURES', 'Code postal', long(12), long(13)],
  ['STRUCTURES', 'Ville', long(120), long(121)],
  ['STRUCTURES', 'Identifiant', long(40), long(41)],
  ['STRUCTURES', 'Effectif', '1000000', '1000001'],
  ['STRUCTURES', 'Courriel', emailOf(254), emailOf(255)],
  ['BENEFICIARIES', 'Nom', long(100), long(101)],
  ['BENEFICIARIES', 'Prénom', long(100), long(101)],
  ['GROUP_LEADERS', 'Nom', long(100), long(101)],
  ['GROUP_LEADERS', 'Courriel', emailOf(254), emailOf(255)],
  ['GROUP_LEADERS', 'Téléphone', `+${'1'.repeat(15)}`, `+${'1'.repeat(16)}`],
  ['DEMANDS', 'Quantité', '50', '10000'],
];
const ROWS: Partial<Record<ImportKind, Readonly<Record<string, string>>>> = {
  STRUCTURES: { Nom: 'Club', Public: 'Sport' },
  BENEFICIARIES: { Nom: 'Diop', Prénom: 'Awa' },
  GROUP_LEADERS: { Nom: 'Ly', Prénom: 'Noé', Courriel: 'noe@exemple.test' },
  DEMANDS: { Session: 'ZZA01', Formule: 'Groupe 30', Quantité: '1', Fauteuils: '' },
};

/** What the form says of the same values. */
function formTakes(kind: ImportKind, values: object): boolean {
  const given = values as Record<string, unknown>;
  const only = (...names: string[]) => Object.fromEntries(names.map((name) => [name, given[name] ?? undefined]));
  if (kind === 'STRUCTURES') {
    const { sortKey: _key, foundedOn: _day, ...fields } = given;
    return structureFields.safeParse(fields).success;
  }
  if (kind === 'BENEFICIARIES') return personFields.safeParse(only('lastName', 'firstName', 'ageBand')).success;
  if (kind === 'GROUP_LEADERS')
    return groupLeaderFields.safeParse(only('lastName', 'firstName', 'email', 'phone')).success;
  const sessionId = '00000000-0000-4000-8000-000000000000';
  const wish = { ...only('formula', 'quantity', 'wheelchairs'), groupSize: given.size, sessionId };
  return submitDemandInput.safeParse(wish).success;
}

describe('Given a column of a file at its longest', () => {
  test.each(LIMITS)(
    'of %s, %s: then the form takes it too; nor does the file take more than the form',
    (kind, column, most, over) => {
      const values = valuesOf(kind, { ...ROWS[kind], [column]: most });
      expect(values).not.toBeNull();
      expect(formTakes(kind, values ?? {})).toBe(true);
      const beyond = valuesOf(kind, { ...ROWS[kind], [column]: over });
      expect(beyond === null || formTakes(kind, beyond)).toBe(true);
    },
  );

  test('of wishes, everybody in a wheelchair: then the form takes it too', () => {
    const values = valuesOf('DEMANDS', { ...ROWS.DEMANDS, Quantité: '50', Fauteuils: '1500' });
    expect(values).toMatchObject({ quantity: 50, wheelchairs: 1500 });
    expect(formTakes('DEMANDS', values ?? {})).toBe(true);
  });
});

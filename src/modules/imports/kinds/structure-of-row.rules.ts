import { sortKey } from '@/modules/structures/structure.rules';
import { type CheckContext, type Field, type RowFault, textUpTo } from '../field.rules';
import { bareCode, type KnownStructure } from './known-structures.rules';

const field = (name: string, max: number, synonyms: readonly string[]): Field => ({
  name,
  required: false,
  synonyms,
  parse: textUpTo(max),
});

/** Which structure a row is of. None of them has to be there in the file of one structure. */
export const STRUCTURE_FIELDS: readonly Field[] = [
  field('structure', 300, [
    'structure',
    'association',
    'nom de la structure',
    "nom de l'association",
    'organisme',
    "nom de l'organisme",
    'raison sociale',
    'structure name',
    'organisation',
    'organization',
    'charity',
    'bénéficiaire (structure)',
  ]),
  field('structureCode', 40, [
    'code structure',
    'n° structure',
    'numéro de structure',
    'identifiant structure',
    'id structure',
    'siret',
    'n° siret',
    'siren',
    'rna',
    'n° rna',
    'numéro rna',
    'structure id',
    'structure code',
    'code association',
    'id association',
  ]),
  field('structurePostalCode', 12, ['code postal', 'cp', 'code postal structure', 'postal code', 'postcode', 'zip']),
];

export type StructureOfRow = { readonly structure: KnownStructure | null; readonly faults: readonly RowFault[] };

type Cells = Readonly<Record<string, unknown>>;
const told = (cells: Cells, name: string): string | null => (cells[name] as string | null | undefined) ?? null;

const isCalled = (structure: KnownStructure, text: string): boolean =>
  sortKey(text) === structure.sortKey ||
  (structure.externalId !== null && bareCode(text) === bareCode(structure.externalId));

/** The whole file is of one structure: a row that names another one is taken for it all the same, and told. */
function ofWholeFile(structure: KnownStructure, cells: Cells): StructureOfRow {
  if (structure.closed)
    return { structure, faults: [{ field: 'structure', code: 'structure-closed', severity: 'error' }] };
  const others = ['structure', 'structureCode'].filter((name) => {
    const text = told(cells, name);
    return text !== null && !isCalled(structure, text);
  });
  // One of the two is enough to be sure: a name is often written otherwise than in the register.
  const named = ['structure', 'structureCode'].filter((name) => told(cells, name) !== null);
  const field = others[0];
  if (field === undefined || others.length < named.length) return { structure, faults: [] };
  return {
    structure,
    faults: [{ field, code: 'other-structure', severity: 'warning', facts: { structure: structure.name } }],
  };
}

/**
 * The structure a row is of: that of the whole file, or the one it names by number or by name. `structure` null comes
 * with the fault that says why, unless the context looks none up.
 */
export function structureOfRow(cells: Cells, { structure, structures }: CheckContext): StructureOfRow {
  if (structure) return ofWholeFile(structure, cells);
  if (!structures) return { structure: null, faults: [] };
  const name = told(cells, 'structure');
  const code = told(cells, 'structureCode');
  if (name === null && code === null) {
    return { structure: null, faults: [{ field: 'structure', code: 'no-structure', severity: 'error' }] };
  }
  const found = structures({ name, code, postalCode: told(cells, 'structurePostalCode') });
  if ('known' in found) {
    const otherwise = code !== null && name !== null && !isCalled(found.known, name);
    const warning: RowFault = {
      field: 'structure',
      code: 'structure-named-otherwise',
      severity: 'warning',
      facts: { structure: found.known.name },
    };
    return { structure: found.known, faults: otherwise ? [warning] : [] };
  }
  const fault: RowFault = {
    field: name === null ? 'structureCode' : 'structure',
    severity: 'error',
    ...found,
  };
  return { structure: null, faults: [fault] };
}

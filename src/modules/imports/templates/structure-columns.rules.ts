import { sortKey } from '@/modules/structures/structure.rules';
import type { KnownStructure } from '../kinds/known-structures.rules';
import { always, type ColumnModel, type KindTemplate, type Standing } from './template-column.rules';

const NAME = 'Centre social des Deux-Rives';

/** The structure that examples speak of. */
export const EXAMPLE_STRUCTURE: KnownStructure = {
  id: '',
  name: NAME,
  sortKey: sortKey(NAME),
  externalId: 'W751234567',
  postalCode: '75012',
  memberCount: null,
};

/** In the file of one structure no row has to name it; in a file of several, each does. */
const named =
  (otherwise: Standing): ColumnModel['standing'] =>
  ({ structure }) =>
    structure ? 'absent' : otherwise;

/** Which structure a row is of. */
export const STRUCTURE_COLUMNS: KindTemplate = {
  structure: {
    header: { fr: 'Nom de la structure', en: 'Structure name' },
    writing: 'text',
    written: always(NAME),
    standing: named('required'),
  },
  structureCode: {
    header: { fr: 'Code structure', en: 'Structure code' },
    writing: 'as-is',
    written: always('W751234567'),
    standing: named('optional'),
  },
  structurePostalCode: {
    header: { fr: 'Code postal', en: 'Postal code' },
    writing: 'as-is',
    written: always('75012'),
    standing: named('optional'),
  },
};

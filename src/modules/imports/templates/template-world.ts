import type { CheckContext } from '../field.rules';
import { IMPORT_KINDS, type ImportKind, structureIn } from '../import.rules';
import { structureFinder } from '../kinds/known-structures.rules';
import { EXAMPLE_STRUCTURE } from './structure-columns.rules';
import { TEMPLATE_LOCALES } from './template-column.rules';

/** For tests: what a check would know, and every template there is. */
export const CODES = ['ATH01', 'ATH12', 'JUD07', 'CER02', 'BVO103'];

export const context: CheckContext = {
  timeZone: 'Europe/Paris',
  ageOn: '2024-07-24',
  sessionCodes: new Set(CODES),
  structures: structureFinder([EXAMPLE_STRUCTURE]),
};

/** Whether rows name their structures, or the whole file is of one. */
export type Whose = 'of several' | 'of one structure';

export function contextOf(kind: ImportKind, whose: Whose = 'of several'): CheckContext {
  const { sessionCodes: _, ...other } = context;
  const given = kind === 'SESSIONS' ? other : context;
  return whose === 'of one structure' ? { ...given, structure: EXAMPLE_STRUCTURE } : given;
}

const whoseOf = (kind: ImportKind): Whose[] =>
  structureIn(kind) === 'may-be' ? ['of several', 'of one structure'] : ['of several'];

export const EACH_TEMPLATE = IMPORT_KINDS.flatMap((kind) =>
  whoseOf(kind).flatMap((whose) => TEMPLATE_LOCALES.map((locale) => [kind, whose, locale] as const)),
);

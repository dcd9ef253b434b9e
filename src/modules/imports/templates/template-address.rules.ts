import { IMPORT_KINDS, type ImportKind } from '../import.rules';

const fileOf = (kind: ImportKind): string => `${kind.toLowerCase().replaceAll('_', '-')}.xlsx`;

/** Where the template of a kind is downloaded. */
export const templateAddress = (kind: ImportKind): string => `/api/exports/templates/${fileOf(kind)}`;

/** The kind whose template has this name in its address; null when none has. */
export function kindOfTemplate(file: string): ImportKind | null {
  return IMPORT_KINDS.find((kind) => fileOf(kind) === file) ?? null;
}

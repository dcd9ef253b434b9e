import type { ImportKind } from '@/modules/imports/import.rules';

/** The lists a structure sends of itself: the page they are sent from, and the page they are part of. */
export const OWN_IMPORTS = {
  BENEFICIARIES: { home: '/espace/liste', start: '/espace/liste/import' },
  GROUP_LEADERS: { home: '/espace/liste', start: '/espace/liste/responsables/import' },
  DEMANDS: { home: '/espace/demandes', start: '/espace/demandes/import' },
} as const;
export type OwnKind = keyof typeof OWN_IMPORTS;

/** A leader's file is of one of them; any other kind is shown as a list. */
export const ownKind = (kind: ImportKind): OwnKind =>
  kind === 'DEMANDS' || kind === 'GROUP_LEADERS' ? kind : 'BENEFICIARIES';

type Values = Record<string, string | number | Date>;
type Translator = { (key: string, values?: Values): string; has(key: string): boolean };
export type SpaceWords = (key: string, values?: Values) => string;

/** The words of `imports.space` for one kind of list: its own where it has some, else those of every list. */
export function spaceWords(translator: unknown, kind: ImportKind): SpaceWords {
  const t = translator as Translator;
  return (key, values) => t(t.has(`${kind}.${key}`) ? `${kind}.${key}` : key, values);
}

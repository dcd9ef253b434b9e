import type { ImportKind } from './import.rules';
import { isPeopleHeader } from './kinds/full-name.rules';
import { compact } from './text.rules';

/** Each title up to the next one: it stands once over the columns it is of. */
function forward(titles: readonly string[], width: number): readonly string[] {
  let last = '';
  return Array.from({ length: width }, (_, column) => {
    last = titles[column] || last;
    return last;
  });
}

const ofPeople = (kind: ImportKind, title: string): boolean =>
  isPeopleHeader(kind, title) || compact(title) === 'identite';

/**
 * The headers as columns are guessed by, where the same words stand under several titles: « Représentant légal | Enfant » over
 * « Nom | Prénom | Nom | Prénom ». Those under the title of the people listed stay; the same words under another have its title in
 * front. Without such a title, or without words that come again, all stay.
 */
export function underTitles(
  kind: ImportKind,
  headers: readonly string[],
  above: readonly string[] | undefined,
): readonly string[] {
  if (!above || above.filter((title) => title !== '').length < 2) return headers;
  const titles = forward(above, headers.length);
  const kept = new Set(headers.filter((_, column) => ofPeople(kind, titles[column] ?? '')).map(compact));
  return headers.map((header, column) => {
    const title = titles[column] ?? '';
    return header !== '' && title !== '' && !ofPeople(kind, title) && kept.has(compact(header))
      ? `${title} ${header}`
      : header;
  });
}

import { doubtful, type Fault, type Field, good } from '../field.rules';
import type { ImportKind } from '../import.rules';
import { compact } from '../text.rules';

/** The two names of one cell. `sure`: the writing itself says which is which. */
export type SplitName = { readonly lastName: string; readonly firstName: string; readonly sure: boolean };
export type NameOrder = 'last-first' | 'first-last';

/** A word that begins a last name and is none by itself. */
const PARTICLE =
  /^(de|du|des|da|dos|del|della|di|la|le|les|el|al|van|von|der|den|ben|bint|ould|saint|sainte|d['’]?|l['’]?)$/i;
const letters = (word: string): string => word.replace(/[^\p{L}]/gu, '');
/** In capitals throughout; an initial says nothing. */
const isShouted = (word: string): boolean => letters(word).length > 1 && letters(word) === letters(word).toUpperCase();

/** The order that a header tells: « Prénom Nom » is first-last. Without a word of it, people write their first name first. */
export function nameOrder(header: string): NameOrder {
  const words = compact(header);
  const first = words.search(/prenom|firstname|givenname/);
  const last = words
    .replace(/prenoms?/g, (found) => '-'.repeat(found.length))
    .search(/nom|lastname|surname|familyname/);
  return first === -1 || last === -1 || first < last ? 'first-last' : 'last-first';
}

/** The words in capitals with the particles among and before them, when they stand at one end and something else is left. */
function byCapitals(words: readonly string[]): Omit<SplitName, 'sure'> | null {
  const shouted = words.map(isShouted);
  const [from, to] = [shouted.indexOf(true), shouted.lastIndexOf(true)];
  if (from === -1) return null;
  const between = words.slice(from, to + 1).every((word, at) => shouted[from + at] || PARTICLE.test(word));
  let start = from;
  while (start > 0 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  const others = [...words.slice(0, start), ...words.slice(to + 1)];
  if (!between || others.length === 0 || (start > 0 && to < words.length - 1)) return null;
  return { lastName: words.slice(start, to + 1).join(' '), firstName: others.join(' ') };
}

/** A word that goes on with a last name: Guillet DE LA Brosse, Boudoux D'Hautefeuille, Courcol DIT Petit. */
const CONTINUES = /^(de|du|des|da|dos|dit|saint|sainte|d['’].+)$/i;

/** Where the last name ends that begins at `from`: at its word, its particles passed. One word is left for the first name. */
function endOfName(words: readonly string[], from: number): number {
  let end = from;
  while (end < words.length - 2 && PARTICLE.test(words[end] ?? '')) end += 1;
  return end;
}

/** The same, with all that goes on with it; null when that does not leave one first name, and nobody can say where it begins. */
function endOfLongName(words: readonly string[]): number | null {
  let end = endOfName(words, 0);
  for (let next = words[end + 1] ?? ''; end < words.length - 2 && CONTINUES.test(next); next = words[end + 1] ?? '')
    end = /['’]./.test(next) ? end + 1 : endOfName(words, end + 2);
  return end === words.length - 2 ? end : null;
}

/** The last name first; the first name has the rest. */
function lastFirst(words: readonly string[]): Omit<SplitName, 'sure'> {
  const end = endOfLongName(words) ?? endOfName(words, 0);
  return { lastName: words.slice(0, end + 1).join(' '), firstName: words.slice(end + 1).join(' ') };
}

const TITLE = /^(?:(?:m\.|mr|mme|mlle|mrs|ms|monsieur|madame|mademoiselle)\.?\s+(?=\S)|m\s+(?=\S+\s+\S))/i;
/** « Mme DUPONT Marie »: how somebody is addressed is none of the names. « M Ly » may be an initial. */
const withoutTitle = (text: string): string => text.replace(TITLE, '');

/**
 * Both names out of one cell. Null when there are not two words.
 *
 * | given                                  | then                                             |
 * |----------------------------------------|--------------------------------------------------|
 * | a comma                                | the last name is before it                       |
 * | a name in capitals, one in small letters | the capitals are the last name, with its particles |
 * | « nom prénom » in the header           | one word with its particles, and what they add; then the first name |
 * | anything else                          | one word, then the last name                     |
 */
export function splitName(written: string, order: NameOrder): SplitName | null {
  const text = withoutTitle(written);
  const [before = '', after, ...more] = text.split(',').map((part) => part.trim());
  if (after && before && more.length === 0) return { lastName: before, firstName: after, sure: true };
  const words = text.replaceAll(',', ' ').split(' ').filter(Boolean);
  if (words.length < 2) return null;
  const shouted = byCapitals(words);
  if (shouted) return { ...shouted, sure: true };
  if (order === 'last-first') return { ...lastFirst(words), sure: false };
  return { firstName: words[0] ?? '', lastName: words.slice(1).join(' '), sure: false };
}

/** Whether a field is one of the two that a full name holds. */
export const isNameOf = (field: string): field is 'lastName' | 'firstName' =>
  field === 'lastName' || field === 'firstName';

/** What the two fields of a row hold once its full name is split, and what is to be told. */
export type NamesOfCell = { readonly lastName: string; readonly firstName: string; readonly fault?: Fault };

export function namesOfCell(text: string, order: NameOrder): NamesOfCell {
  const split = splitName(text, order);
  if (!split) return { lastName: '', firstName: '', fault: { code: 'one-name', severity: 'error' } };
  const { lastName, firstName, sure } = split;
  if (sure) return { lastName, firstName };
  return { lastName, firstName, fault: { code: 'split-name', severity: 'warning', facts: { lastName, firstName } } };
}

const BOTH = [
  'nom et prénom',
  'nom et prénoms',
  'nom prénom',
  'noms et prénoms',
  'noms prénoms',
  'prénom nom',
  'prénom et nom',
  'prénoms et noms',
  'nom complet',
  'full name',
  'complete name',
  'last name first name',
  'first name last name',
];

/** One column with both names; it stands in for the two. `of`: whose names the header may say they are. */
export const fullNameField = (...of: readonly string[]): Field => ({
  name: 'fullName',
  required: false,
  exact: true,
  synonyms: BOTH.flatMap((both) => [both, ...of.map((whose) => `${both} ${whose}`)]),
  parse: (text) => (/\p{L}/u.test(text) ? good(text) : doubtful(null, 'bad-name')),
});

const plural = (words: string): ReadonlySet<string> =>
  new Set(words.split(',').flatMap((word) => [word, `${word}s`].map(compact)));
const PEOPLE = plural(
  'participant,participante,bénéficiaire,enfant,adhérent,adhérente,personne,jeune,membre,name,nom,élève,licencié,inscrit,résident,usager,invité',
);
const LEADERS = plural(
  'responsable,responsable de groupe,accompagnateur,accompagnatrice,référent,référente,encadrant,animateur,éducateur,chef de groupe,contact,leader,group leader,name,nom',
);
/** Headers that name people and may be of anything about them: they hold both names only when their cells say so. */
export const isPeopleHeader = (kind: ImportKind, header: string): boolean =>
  (kind === 'GROUP_LEADERS' ? LEADERS : PEOPLE).has(compact(header));

/** Two words or more, and nothing but names. */
export const looksFullName = (text: string): boolean => /^\p{L}[\p{L}'’.-]*(,? \p{L}[\p{L}'’.-]*)+$/u.test(text);

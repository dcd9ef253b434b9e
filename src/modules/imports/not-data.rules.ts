import type { Row } from './import.rules';

/** Why a row was not taken for data. */
export type Skip = 'title' | 'total' | 'note' | 'repeated-header';

const TOTAL = /^(sous total|total|totaux|grand total|somme totale|nombre total|effectif total)\b/;
/** What may stand in the cell of a total besides: how many, of what. « TOTAL Énergies Sport » is a club. */
const COUNTED = new Set(
  (
    'general generale generaux global globale de des du la le les liste groupe participant personne inscrit adherent beneficiaire ' +
    'structure association enfant jeune adulte place billet ligne session demande responsable scan homme femme fille garcon'
  ).split(' '),
);
const isCounted = (word: string): boolean =>
  word.length < 2 || /^\d+$/.test(word) || COUNTED.has(word) || COUNTED.has(word.replace(/s$/, ''));
const STAMP = '(la signature|signature|cachet|tampon|visa|paraphe)s?';
/** What people write under a list, each so long that no name is it. */
const NOTES: readonly RegExp[] = [
  /^(la )?(liste|etat|tableau|document|fichier|effectifs?)( .*)? (arretee?|etablie?|mise?|editee?|transmise?|envoyee?|imprimee?|close?|valable|certifiee?|au) .*\d/,
  /^(fait|faite|editee?|imprimee?|etablie?|arretee?|mise? a jour|recue?|extrait|genere|exporte|valide|certifiee?) (a|le|au|du|par|en|ce|pour|exacte?|sincere|conforme) /,
  new RegExp(
    `^(nom|nom prenom|nom et prenom|date|lieu)?( et )?${STAMP}( et ${STAMP})*( (du|de|des|d|et|obligatoire|precede)\\b.*)?$`,
  ),
  /^(nb|ps|remarques?|attention|notes?|important|legende|source|rappel|observations?|contact) ?[:!]/,
  /^(merci d|je soussigne|nous soussigne|lu et approuve|pour (le|la) president|bon pour accord)/,
  /^(page \d|\d+ (participants?|personnes?|inscrits?|enfants?|jeunes?|structures?|associations?|lignes?|adherents?)\b)/,
  /^nombre (total )?(de|d) .*\d/,
];
/** Asked of every row: what none of these begins is none of those. */
const MAY_BE =
  /^[\s*("«]*(?:sous|grand|tota|somme|nombre|effectif|(?:la )?list|[ée]tat|tableau|document|fichier|fait|[ée]dit|imprim|[ée]tabli|arr|mise? |re[cç]u|extrait|g[ée]n[ée]r|export|valid|certifi|(?:la )?signature|cachet|tampon|visa|paraphe|nom|date|lieu|nb|ps|remarq|attention|note|important|l[ée]gende|source|rappel|observ|contact|merci|je |nous |lu |pour |bon |page|\d)/i;

/** What begins a cell tells; a note is read no further. */
const READ = 200;
const plain = (text: string, left: RegExp): string =>
  text
    .slice(0, READ)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(left, ' ')
    .replace(/ +/g, ' ')
    .trim();
const LETTER = /\p{L}/u;

/** « TOTAL », « Total : 4 », « Sous-total groupe A », « TOTAL 25 participants ». */
const isTotal = (text: string): boolean => {
  const words = plain(text, /[^a-z0-9]+/g);
  return TOTAL.test(words) && words.replace(TOTAL, '').split(' ').every(isCounted);
};
const isNote = (text: string): boolean => {
  const words = plain(text, /[^a-z0-9:!]+/g);
  return NOTES.some((note) => note.test(words));
};

/** A line that was numbered before anybody was written on it. `read`: the columns that hold something of a row. */
export function isNumberedBlank({ cells }: Row, read: readonly number[]): boolean {
  if (read.some((column) => (cells[column] ?? '') !== '')) return false;
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 1 && /^\d{1,5}[.)]?$/.test(filled[0] ?? '');
}

/** A sentence alone on its row is a note. A lone word or two may be a person whose other cells are missing: told as a bad row. */
const isSentence = (text: string): boolean => text.length > 40 || /[:*!?]|\.$/.test(text) || text.split(' ').length > 3;

/**
 * What stands below a list, or among it, and is none of its rows; null when it may be one. `whole`: all that a row needs is there.
 *
 * | given                                                    | then  |
 * |----------------------------------------------------------|-------|
 * | a total, beside nothing but figures                      | total |
 * | a total that lacks what a row needs                      | total |
 * | alone on its row, or lacking what a row needs, what people write below a list | note |
 * | alone on a row that needs more, a sentence               | note  |
 */
export function belowList(row: Row, whole: boolean, needed: number): 'total' | 'note' | null {
  const first = row.cells.find((cell) => cell !== '') ?? '';
  const mayBe = MAY_BE.test(first);
  if (whole && !mayBe) return null;
  const others = row.cells.filter((cell) => cell !== '').slice(1);
  if (mayBe && isTotal(first) && (!whole || !others.some((cell) => LETTER.test(cell)))) return 'total';
  if (mayBe && (!whole || others.length === 0) && isNote(first)) return 'note';
  if (whole) return null;
  if (others.length === 0 && needed > 1 && isSentence(first)) return 'note';
  return TOTAL.test(plain(first, /[^a-z0-9]+/g)) ? 'total' : null;
}

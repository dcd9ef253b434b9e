import type { Dice } from '../../../scripts/demo/chance';

type Spoil = (xml: string, dice: Dice) => string;

const NUMBERS = [
  '0',
  '-1',
  '1',
  '1048576',
  '1048577',
  '4294967295',
  '99999999999999999999',
  '1e308',
  'NaN',
  '',
  ' ',
  '١',
];
const CELLS = ['A1', 'A0', 'XFD1048576', 'AAAAAAAAAAAA1', '1', 'A', '$B$2', 'é1'];
const VALUES = [
  ...NUMBERS,
  ...CELLS,
  '_x0000_',
  '_xD800_',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#9999999;',
  '&nbsp;',
  "'",
  '<',
];
const TEXTS = [...VALUES, '\uFFFE', ']]>', '<![CDATA[', '<!--', '-->', '<?', '</', '<c', '>', '&amp;lt;', '<x:y z="'];
const ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const TAG = /<[^<>]*>/g;
const ATTRIBUTE = /(\s[\w:]+=)"[^"]*"/g;

/** What a pattern matches somewhere, replaced; the text itself where it matches nothing. */
function somewhere(
  xml: string,
  pattern: RegExp,
  dice: Dice,
  change: (found: string, ...groups: string[]) => string,
): string {
  const found = [...xml.slice(0, 400_000).matchAll(pattern)];
  if (found.length === 0) return xml;
  const one = dice.pick(found);
  const at = one.index ?? 0;
  return xml.slice(0, at) + change(one[0], ...one.slice(1)) + xml.slice(at + one[0].length);
}
const deep = (name: string, times: number): string => `<${name}>`.repeat(times);

const SPOILS: Readonly<Record<string, Spoil>> = {
  'a tag gone': (xml, dice) => somewhere(xml, TAG, dice, () => ''),
  'a tag twice': (xml, dice) => somewhere(xml, TAG, dice, (tag) => tag + tag),
  'a tag never ended': (xml, dice) => somewhere(xml, TAG, dice, (tag) => tag.slice(0, -1)),
  'a tag closed at once': (xml, dice) => somewhere(xml, TAG, dice, (tag) => `${tag.slice(0, -1)}/>`),
  'a tag of another name': (xml, dice) =>
    somewhere(xml, TAG, dice, () =>
      dice.pick(['<c>', '<v>', '</row>', '<row>', '<t>', '</is>', '<si>', '</sheetData>']),
    ),
  'a quote gone': (xml, dice) => somewhere(xml, /"/g, dice, () => ''),
  'another value': (xml, dice) => somewhere(xml, ATTRIBUTE, dice, (_all, name = '') => `${name}"${dice.pick(VALUES)}"`),
  'an attribute gone': (xml, dice) => somewhere(xml, ATTRIBUTE, dice, () => ''),
  'the same row number': (xml) => xml.replaceAll(/(<row[^>]*? r=)"\d+"/g, '$1"5"'),
  'rows numbered backwards': (xml) => {
    let line = 5_000;
    return xml.replaceAll(/(<row[^>]*? r=)"\d+"/g, (_all, name) => `${name}"${line--}"`);
  },
  'a row of a huge number': (xml, dice) =>
    somewhere(xml, /(<row[^>]*? r=)"\d+"/g, dice, (_all, name = '') => `${name}"${dice.pick(NUMBERS)}"`),
  'another reference': (xml, dice) =>
    somewhere(xml, /(<c[^>]*? r=)"\w+"/g, dice, (_all, name = '') => `${name}"${dice.pick(CELLS)}"`),
  'another type': (xml, dice) =>
    somewhere(xml, /<c /g, dice, () => `<c t="${dice.pick(['s', 'b', 'd', 'e', 'n', 'str', 'inlineStr', 'é'])}" `),
  'another text': (xml, dice) => somewhere(xml, />[^<>]+</g, dice, () => `>${dice.pick(TEXTS)}<`),
  'a stray text': (xml, dice) => somewhere(xml, /></g, dice, () => `>${dice.pick(TEXTS)}<`),
  'entities of its own': (xml) => xml.replace(/\?>|^/, (start) => `${start}${ENTITIES}`).replace(/>[^<>]+</, '>&b;<'),
  'tags in tags': (xml, dice) =>
    somewhere(xml, TAG, dice, (tag) => tag + deep(dice.pick(['a', 'row', 'c', 'is', 'rPh']), 30_000)),
  'a text without end': (xml, dice) =>
    somewhere(xml, TAG, dice, (tag) => tag + 'a'.repeat(dice.pick([40_000, 1_200_000]))),
  'an attribute without end': (xml, dice) =>
    somewhere(xml, TAG, dice, (tag) => `${tag.slice(0, -1)} x="${'é'.repeat(dice.pick([4_000, 1_200_000]))}">`),
  'thousands of cells': (xml, dice) =>
    somewhere(xml, /<row[^>]*>/g, dice, (tag) => tag + '<c t="s"><v>0</v></c>'.repeat(dice.pick([60, 20_000]))),
  'thousands of rows': (xml, dice) =>
    somewhere(
      xml,
      /<sheetData>/g,
      dice,
      (tag) => tag + '<row><c t="str"><v>a</v></c></row>'.repeat(dice.pick([500, 61_000])),
    ),
  'another encoding said': (xml, dice) =>
    xml.replace(/encoding="[^"]*"/, `encoding="${dice.pick(['UTF-16', 'ISO-8859-1', 'x'])}"`),
  'another mark': (xml, dice) => dice.pick(['\uFEFF', '\uFFFE', '\0', ' \n']) + xml,
  'cut short': (xml, dice) => xml.slice(0, dice.below(xml.length + 1)),
  'all in one comment': (xml) => `<!--${xml}`,
};

/** XML spoilt in one way, and its name. */
export function spoilXml(xml: string, dice: Dice): { readonly xml: string; readonly how: string } {
  const how = dice.pick(Object.keys(SPOILS));
  return { xml: SPOILS[how]?.(xml, dice) ?? xml, how };
}

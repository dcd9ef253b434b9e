import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll, sheetXml, workbookParts, zipOf } from './file-examples';

const written = async (fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};
const cell = (xml: string): string => sheetXml(`<row r="1">${xml}</row>`);

describe('workbooks as spreadsheet programs write them', () => {
  it('given texts, numbers, dates, formulas and yes/no, then cells read as shown', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('Liste');
      sheet.addRow(['Nom', 'Code postal', 'Né le', 'Début', 'Total', 'Oui', 'Lien']);
      const row = sheet.addRow([
        'Œuvrard',
        1012,
        new Date('2011-03-12'),
        new Date('2024-07-25T09:30:00Z'),
        { formula: 'A1', result: 0.1 + 0.2 },
        true,
        { text: 'site', hyperlink: 'https://exemple.fr' },
      ]);
      row.getCell(2).numFmt = '00000';
      row.getCell(3).numFmt = 'dd/mm/yyyy';
      row.getCell(4).numFmt = 'dd/mm/yyyy hh:mm';
      sheet.getCell('A4').value = { richText: [{ text: 'Le ' }, { text: 'Bars', font: { bold: true } }] };
    });
    const { info, rows } = await readAll(bytes);
    expect(info).toEqual({ format: 'xlsx', sheet: 'Liste', sheets: ['Liste'], hiddenSheets: 0 });
    expect(rows.slice(1)).toEqual([
      { line: 2, cells: ['Œuvrard', '01012', '2011-03-12', '2024-07-25T09:30:00', '0.3', 'TRUE', 'site'] },
      { line: 4, cells: ['Le Bars'] },
    ]);
  });

  it('given dates counted from 1904, then they are the same days', async () => {
    const bytes = await written((workbook) => {
      workbook.properties.date1904 = true;
      workbook
        .addWorksheet('A')
        .addRow([new Date('2011-03-12')])
        .getCell(1).numFmt = 'dd/mm/yyyy';
    });
    expect((await readAll(bytes)).cells).toEqual([['2011-03-12']]);
  });

  it('given hidden and empty sheets, then the first visible one that holds anything is read, the others told', async () => {
    const bytes = await written((workbook) => {
      workbook.addWorksheet('Cachée', { state: 'hidden' }).addRow(['secret']);
      workbook.addWorksheet('Vide');
      workbook.addWorksheet('Liste').addRow(['Nom']);
    });
    expect(await readAll(bytes)).toMatchObject({
      info: { sheet: 'Liste', sheets: ['Vide', 'Liste'], hiddenSheets: 1 },
      cells: [['Nom']],
    });
    await expect(readAll(bytes, {}, { sheet: 'Absente' })).rejects.toMatchObject({ code: 'imports/no-sheet' });
  });

  it('given a part that is named as a sheet again and again, then it is one sheet, of a name no longer than they are', async () => {
    const sheet = (name: string) => `<sheet name="${name}" sheetId="1" r:id="rId1"/>`;
    const content = `<workbook><sheets>${sheet('a'.repeat(5_000))}${sheet('b').repeat(5_000)}</sheets></workbook>`;
    const { info } = await readAll(
      zipOf(workbookParts(cell('<c t="str"><v>ok</v></c>'), [{ name: 'xl/workbook.xml', content }])),
    );
    expect(info).toMatchObject({ sheets: ['a'.repeat(255)] });
  });

  it('given any texts, then what was written is read', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
      .filter((value) => value.trim() !== '' && !/_x|[\p{Cc}\uFFFE\uFFFF]/u.test(value));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }),
        async (table) => {
          const bytes = await written((workbook) => {
            workbook.addWorksheet('A').addRows(table);
          });
          expect((await readAll(bytes)).cells).toEqual(table);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('workbooks written otherwise', () => {
  it.each([
    ['inline text in CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[A & B]]></t></is></c>', 'A & B'],
    ['a name space prefix', '<x:c r="A1" t="str"><x:v>Éric</x:v></x:c>', 'Éric'],
    ['apostrophes around attributes and > inside', "<c r='A1' t='str' x='a>b'><v>ok</v></c>", 'ok'],
    ['no reference', '<c t="str"><v>ok</v></c>', 'ok'],
    ['an ISO date', '<c r="A1" t="d"><v>2011-03-12T00:00:00Z</v></c>', '2011-03-12'],
    [
      'entities and escapes',
      '<c r="A1" t="str"><v>&lt;b&gt; &#233;&#xE9; a_x000A_b &inconnue;</v></c>',
      '<b> éé a\nb &inconnue;',
    ],
    ['a reading aid', '<c r="A1" t="inlineStr"><is><t>東京</t><rPh><t>とうきょう</t></rPh></is></c>', '東京'],
    ['half a character', '<c r="A1" t="str"><v>a&#xD800;b</v></c>', 'a\uFFFDb'],
    ['a long number', '<c r="A1"><v>3.3612345678E10</v></c>', '33612345678'],
  ])('given %s, then the cell is read', async (_what, xml, expected) => {
    expect((await readAll(zipOf(workbookParts(cell(xml))))).cells).toEqual([[expected]]);
  });

  it('given parts in folders of another name, then the workbook’s own links lead to them', async () => {
    const parts = workbookParts(cell('<c t="str"><v>ok</v></c>')).map((part) => ({
      name: part.name.replace(/^xl\//, 'autre/'),
      content: part.name === '_rels/.rels' ? String(part.content).replace('xl/', '/autre/') : part.content,
    }));
    expect((await readAll(zipOf(parts))).cells).toEqual([['ok']]);
  });

  it.each([
    ['twice the same number', ['3', '3', '4'], [3, 4, 5]],
    ['backwards', ['9', '8', '7'], [9, 10, 11]],
    ['past the end of any sheet', ['1', '99999999999', '4'], [1, 2, 4]],
    ['by no number', ['2', 'x', '-1'], [2, 3, 4]],
  ])('given rows numbered %s, then each has a line of its own, below the one before', async (_what, numbers, lines) => {
    const rows = numbers.map((number) => `<row r="${number}"><c t="str"><v>a</v></c></row>`).join('');
    const read = await readAll(zipOf(workbookParts(sheetXml(rows))));
    expect(read.rows.map(({ line }) => line)).toEqual(lines);
  });

  it.each([
    ['closed twice', '<row r="1"><c t="str"><v>a</v></c></row></row><row r="2"><c t="str"><v>b</v></c></row>'],
    ['never closed', '<row r="1"><c t="str"><v>a</v></c><row r="2"><c t="str"><v>b</v></c></row>'],
    [
      'closed before its cell',
      '<row r="1"><c t="str"><v>a</v></c></row><c t="str"><v>x</v></c></row><row><c t="str"><v>b</v></c></row>',
    ],
  ])('given a row %s, then each row is read once', async (_what, rows) => {
    expect((await readAll(zipOf(workbookParts(sheetXml(rows))))).rows).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['b'] },
    ]);
  });

  it('given the same sheet cut anywhere into pieces, then it reads the same', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="str"><v>é&amp;${index}</v></c></row>`,
    );
    const { cells } = await readAll(zipOf(workbookParts(sheetXml(rows.join('')))));
    expect(cells).toEqual(Array.from({ length: 9000 }, (_, index) => [`é&${index}`]));
  });
});

describe('workbooks that are refused', () => {
  const ok = sheetXml('<row><c t="str"><v>a</v></c></row>');
  const part = (name: string, content = '') => ({ name, content });
  it.each([
    ['imports/macros', workbookParts(ok, [part('xl/vbaProject.bin')])],
    [
      'imports/macros',
      workbookParts(ok, [
        part(
          '[Content_Types].xml',
          '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        ),
      ]),
    ],
    ['imports/legacy-xls', workbookParts(ok, [part('xl/workbook.bin')])],
    ['imports/open-document', [part('mimetype'), part('content.xml')]],
    ['imports/not-a-table', [part('photo.jpg')]],
    ['imports/encrypted', workbookParts(ok, [{ ...part('xl/secret.xml'), flags: 1 }])],
    ['imports/doctype', workbookParts('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')],
    ['imports/unreadable', [...workbookParts(ok), part('xl/workbook.xml', '<workbook/>')]],
    ['imports/unreadable', workbookParts(ok, [{ ...part('xl/a.xml', 'aaaa'), declaredSize: 2 }])],
    ['imports/no-sheet', workbookParts(ok, [part('xl/workbook.xml', '<workbook/>')])],
    [
      'imports/too-many-entries',
      workbookParts(
        ok,
        Array.from({ length: 200 }, (_, index) => part(`xl/${index}.xml`)),
      ),
    ],
    ['imports/too-many-columns', workbookParts(cell('<c r="XFD1" t="str"><v>a</v></c>'))],
    ['imports/empty-file', workbookParts(sheetXml(''))],
  ])('then %s', async (code, parts) => {
    await expect(readAll(zipOf(parts))).rejects.toMatchObject({ kind: 'invalid', code });
  });

  it('given a file cut short or an old .xls, then it is refused by name', async () => {
    await expect(readAll(zipOf(workbookParts(ok)).subarray(0, 300))).rejects.toMatchObject({
      code: 'imports/unreadable',
    });
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    await expect(readAll(ole)).rejects.toMatchObject({ code: 'imports/legacy-xls' });
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    await expect(readAll(locked)).rejects.toMatchObject({ code: 'imports/encrypted' });
  });

  it.each([
    ['declares its size', {}],
    ['lies about its size', { declaredSize: 1000 }],
  ])('given a bomb that %s, then it is refused', async (_what, lie) => {
    const bomb = Buffer.alloc(130 * 1024 * 1024, ' ');
    const bytes = zipOf(workbookParts(ok, [{ name: 'xl/worksheets/sheet1.xml', content: bomb, ...lie }]));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    await expect(readAll(bytes)).rejects.toMatchObject({
      kind: 'invalid',
      code: expect.stringMatching(/imports\/(bomb|unreadable)/),
    });
  });

  it('given many cells that point at one long text, then what it would become is counted', async () => {
    const strings = `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`;
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(2000);
    const bytes = zipOf(workbookParts(sheetXml(rows), [{ name: 'xl/sharedStrings.xml', content: strings }]));
    await expect(readAll(bytes)).rejects.toMatchObject({ code: 'imports/bomb' });
  });

  it('given workbooks with any bytes changed, then each reads or is refused, never breaks', async () => {
    const bytes = zipOf(workbookParts(cell('<c r="A1" t="str"><v>é</v></c>')));
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const mutated = Buffer.from(bytes);
        for (const [at, value] of changes) mutated[at] = value;
        const outcome = await readAll(mutated).then(
          () => 'read',
          (error) => error.name,
        );
        expect(['read', 'DomainError']).toContain(outcome);
      }),
      { numRuns: 300 },
    );
  });
});

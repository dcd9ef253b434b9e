import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '@/i18n/load-messages';
import { DomainError, type Facts } from '@/platform/errors';
import { readAll, sheetXml, workbookParts, zipOf } from './file-examples';

type Say = (key: string, facts: Facts) => string;

/** The words of the screens; one that is missing is a fault. */
async function sayIn(locale: 'fr' | 'en'): Promise<Say> {
  const onError = (error: Error): never => {
    throw error;
  };
  return createTranslator({ locale, messages: await loadMessages(locale), onError }) as unknown as Say;
}

const ROWS = sheetXml('<row><c t="str"><v>a</v></c></row>');
const workbook = (name: string, content: string | Buffer = '', flags = 0): Buffer =>
  zipOf(workbookParts(ROWS, [{ name, content, flags }]));
const old = (part: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(part, 'utf16le')]);
const many = Array.from({ length: 250 }, (_, at) => ({ name: `xl/media/${at}.png`, content: '' }));

/** What stands in both languages: the name of what it is, and of what to save it as. */
const REFUSED: readonly (readonly [string, Buffer, string, ...string[]])[] = [
  ['an .xls of before 2007', old('Workbook'), 'legacy-xls', 'XLS', '.xlsx'],
  [
    'a spreadsheet of XML 2003',
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    'legacy-xls',
    'XML 2003',
    '.xlsx',
  ],
  ['an .xlsb', workbook('xl/workbook.bin'), 'legacy-xls', 'XLSB', '.xlsx'],
  ['an .xlsm', workbook('xl/vbaProject.bin'), 'macros', 'macros', '.xlsx'],
  ['an .xlsx with a password', old('EncryptedPackage'), 'encrypted', '.xlsx'],
  ['an archive with a password', workbook('xl/secret.xml', 'x', 1), 'encrypted', '.xlsx'],
  [
    'an .ods',
    zipOf([
      { name: 'mimetype', content: '' },
      { name: 'content.xml', content: '' },
    ]),
    'open-document',
    'ODS',
    '.xlsx',
    '.csv',
  ],
  ['a Word document', zipOf([{ name: 'word/document.xml', content: '' }]), 'not-a-table', 'DOCX', '.xlsx', '.csv'],
  ['an old Word document', old('WordDocument'), 'not-a-table', 'DOC', '.xlsx', '.csv'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'not-a-table', 'PDF', '.xlsx', '.csv'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'not-a-table', 'PNG', '.xlsx', '.csv'],
  ['a page of the web', Buffer.from('<html><table></table></html>'), 'not-a-table', 'HTML', '.xlsx', '.csv'],
  [
    'a text in UTF-32, little end first',
    Buffer.from('fffe00004e000000', 'hex'),
    'encoding',
    'UTF-32',
    'UTF-8',
    '.xlsx',
  ],
  ['a text in UTF-32, big end first', Buffer.from('0000feff0000004e', 'hex'), 'encoding', 'UTF-32', 'UTF-8', '.xlsx'],
  ['a bomb', workbook('xl/worksheets/sheet1.xml', Buffer.alloc(101 * 1024 * 1024, ' ')), 'bomb', '100', '.xlsx'],
  [
    'a bomb of entities',
    workbook('xl/workbook.xml', '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'),
    'doctype',
    'DOCTYPE',
    '.xlsx',
  ],
  ['a workbook of hundreds of parts', zipOf(workbookParts(ROWS, many)), 'too-many-entries', '200', '.xlsx'],
  ['a workbook cut short', workbook('xl/a.xml', 'a').subarray(0, 400), 'unreadable', '.xlsx'],
  ['a quote that stays open', Buffer.from('Nom;Note\nA;"b\nC;d\n'), 'unclosed-quote', '2', '.xlsx'],
];

describe('files that are refused', () => {
  it.each(REFUSED)(
    'given %s, then the refusal names it and says what to send instead, in both languages',
    async (_what, bytes, code, ...named) => {
      const refusal = await readAll(bytes).then(
        () => null,
        (error: unknown) => error,
      );
      if (!(refusal instanceof DomainError)) throw new Error(`not refused: ${String(refusal)}`);
      expect(refusal.code).toBe(`imports/${code}`);
      for (const locale of ['fr', 'en'] as const) {
        const words = (await sayIn(locale))(`imports.errors.${code}`, refusal.facts);
        for (const name of named) expect(words).toContain(name);
        expect(words.length).toBeLessThan(200);
      }
    },
  );

  it('given a sep= line, then it is no reason to refuse, whatever it says', async () => {
    for (const said of [';', '|', '\t', '#'])
      expect((await readAll(`sep=${said}\r\nNom${said}Note\r\nA${said}b\r\n`)).cells).toEqual([
        ['Nom', 'Note'],
        ['A', 'b'],
      ]);
  });
});

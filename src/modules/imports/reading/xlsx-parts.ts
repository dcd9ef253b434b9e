import { posix } from 'node:path';
import { DomainError } from '@/platform/errors';
import type { BoundedZip } from './bounded-zip';
import { attribute, type XmlHandler, xmlScan, xmlText } from './xml-scan';

export type Sheet = { readonly name: string; readonly path: string; readonly visible: boolean };
/** Where things stand in a workbook. `epoch1904`: its dates count from 1904, as old Macs did. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly epoch1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
};
/** Programs take names of 31 characters, some a few more. */
const LONGEST_NAME = 255;

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** Scans one part from its start to its end. */
export async function scanPart(zip: BoundedZip, path: string, handler: Partial<XmlHandler>): Promise<void> {
  const scan = xmlScan({ open() {}, close() {}, text() {}, ...handler });
  for await (const text of xmlText(zip.chunks(path))) scan(text);
}

async function relations(zip: BoundedZip, owner: string): Promise<Relation[]> {
  const folder = posix.dirname(owner);
  const path = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`);
  const found: Relation[] = [];
  if (!zip.has(path)) return found;
  await scanPart(zip, path, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        // Strict and transitional workbooks differ in the address, not in its last word.
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return found;
}

async function refuseOthers(zip: BoundedZip): Promise<void> {
  const refuse = (code: string, format: string): never => {
    throw new DomainError('invalid', `imports/${code}`, { format });
  };
  const { names } = zip;
  if (names.some((name) => /vbaproject\.bin$|(^|\/)macrosheets\//i.test(name))) refuse('macros', 'XLSM');
  if (names.some((name) => /workbook\.bin$/i.test(name))) refuse('legacy-xls', 'XLSB');
  if (zip.has('content.xml') && zip.has('mimetype')) refuse('open-document', 'ODS');
  if (names.some((name) => /^word\//.test(name))) refuse('not-a-table', 'DOCX');
  if (!zip.has('[Content_Types].xml')) refuse('not-a-table', 'ZIP');
  let macros = false;
  await scanPart(zip, '[Content_Types].xml', {
    open(_name, attributes) {
      if (/vnd\.ms-excel\.(sheet|template|addin)\.macroEnabled|vbaProject|macrosheet/i.test(attributes)) macros = true;
    },
  });
  if (macros) refuse('macros', 'XLSM');
}

/** Finds the parts of a workbook. Throws `imports/macros`, `imports/legacy-xls`, `imports/open-document`, `imports/not-a-table`, `imports/unreadable`. */
export async function readWorkbook(zip: BoundedZip): Promise<Workbook> {
  await refuseOthers(zip);
  const path = (await relations(zip, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!zip.has(path)) throw new DomainError('invalid', 'imports/unreadable', { format: 'XLSX' });
  const parts = await relations(zip, path);
  const byId = new Map(parts.map((relation) => [relation.id, relation]));
  // A part named twice is one sheet: there are never more of them than parts.
  const sheets = new Map<string, Sheet>();
  let epoch1904 = false;
  await scanPart(zip, path, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const id = attribute(attributes, 'r:id') ?? attribute(attributes, 'id');
      const part = byId.get(id ?? '');
      if (part?.type !== 'worksheet' || !zip.has(part.target) || sheets.has(part.target)) return;
      const state = attribute(attributes, 'state') ?? 'visible';
      const sheetName = (attribute(attributes, 'name') ?? '').slice(0, LONGEST_NAME);
      sheets.set(part.target, { name: sheetName, path: part.target, visible: state === 'visible' });
    },
  });
  const partOf = (type: string): string | null => {
    const target = parts.find((relation) => relation.type === type)?.target;
    return target !== undefined && zip.has(target) ? target : null;
  };
  return { sheets: [...sheets.values()], epoch1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** `_x000D_` is how a workbook writes a character that XML cannot. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_all, hex: string) => {
    const unit = Number.parseInt(hex, 16);
    if (unit === 0) return '';
    return unit >= 0xd800 && unit <= 0xdfff ? '\uFFFD' : String.fromCharCode(unit);
  });
}

/** The table of texts that cells point into. Reading aids (furigana) are left out. */
export async function readSharedStrings(zip: BoundedZip, path: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (path === null) return strings;
  let current = '';
  let taking = false;
  let aside = false;
  await scanPart(zip, path, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') aside = true;
      if (name === 't') taking = !aside;
    },
    text(text) {
      if (taking) current += text;
    },
    close(name) {
      if (name === 't') taking = false;
      if (name === 'rPh') aside = false;
      if (name === 'si') strings.push(unescapeCell(current));
    },
  });
  return strings;
}

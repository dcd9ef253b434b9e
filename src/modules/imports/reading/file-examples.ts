import { crc32, deflateRawSync } from 'node:zlib';
import type { ReadLimits, Row } from '../import.rules';
import { OUTSIDER_LIMITS } from '../import.rules';
import { openTable } from './read-file';
import type { ReadOptions } from './read-options';

/** Builders of files for tests: archives made by hand, so that hostile ones can be made too. */
export type Part = {
  readonly name: string;
  readonly content: Buffer | string;
  readonly declaredSize?: number;
  readonly flags?: number;
};

/** A ZIP of these parts, in this order, with the sizes they declare. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(part.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.declaredSize ?? content.length, 18);
    fields.writeUInt16LE(20, 0);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, lengths(name), name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, lengths(name), tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function lengths(name: Buffer): Buffer {
  const both = Buffer.alloc(4);
  both.writeUInt16LE(name.length, 0);
  return both;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook of one sheet whose rows are this XML; `extra` parts replace those of the same name. */
export function workbookParts(sheetXml: string | Buffer, extra: readonly Part[] = []): Part[] {
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: '<Types><Default Extension="xml" ContentType="application/xml"/></Types>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: '<workbook xmlns:r="x"><sheets><sheet name="Feuille" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml },
  ];
  return [...parts.filter(({ name }) => !extra.some((other) => other.name === name)), ...extra];
}

/** Sheet XML around rows. */
export const sheetXml = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

/** Reads a file to its end, in this thread. */
export async function readAll(
  bytes: Uint8Array | string,
  limits: Partial<ReadLimits> = {},
  options: Partial<ReadOptions> = {},
): Promise<{ info: Awaited<ReturnType<typeof openTable>>['info']; rows: Row[]; cells: (readonly string[])[] }> {
  const source = { bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
  const { info, batches } = await openTable(source, { limits: { ...OUTSIDER_LIMITS, ...limits }, ...options });
  const rows: Row[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { info, rows, cells: rows.map((row) => row.cells) };
}

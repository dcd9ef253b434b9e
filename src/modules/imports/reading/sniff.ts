import { DomainError } from '@/platform/errors';
import { chunksOf, type FileSource } from './source';

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['25504446', 'PDF'],
  ['1f8b', 'GZIP'],
  ['377abcaf271c', '7Z'],
  ['52617221', 'RAR'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['7b5c727466', 'RTF'],
];
const ZIP = /^504b(0304|0506|0708)/;
const OLE = 'd0cf11e0a1b11ae1';
const OLD_BIFF = /^09(00|02|04)(04|06)00/;
const ENCRYPTED_PART = Buffer.from('EncryptedPackage', 'utf16le');
const WORD_PART = Buffer.from('WordDocument', 'utf16le');

async function contains(source: FileSource, needle: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of chunksOf(source)) {
    const seen = Buffer.concat([tail, chunk]);
    if (seen.includes(needle)) return true;
    tail = seen.subarray(-needle.length);
  }
  return false;
}

function refuseMarkup(head: Buffer): void {
  const start = head
    .subarray(0, 2048)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (start.startsWith('<?xml') && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    throw new DomainError('invalid', 'imports/legacy-xls', { format: 'XML 2003' });
  }
  if (/^<(!doctype html|html|table|head|meta|\?xml|svg)/.test(start)) {
    throw new DomainError('invalid', 'imports/not-a-table', { format: start.startsWith('<?xml') ? 'XML' : 'HTML' });
  }
}

/**
 * What the file is by its first bytes, whatever its name says. Throws `imports/empty-file`, `imports/legacy-xls`,
 * `imports/encrypted`, `imports/not-a-table`.
 */
export async function sniff(source: FileSource, head: Buffer): Promise<'zip' | 'text'> {
  if (head.length === 0) throw new DomainError('invalid', 'imports/empty-file');
  const magic = head.subarray(0, 8).toString('hex');
  if (ZIP.test(magic)) return 'zip';
  if (magic === OLE) {
    if (await contains(source, ENCRYPTED_PART))
      throw new DomainError('invalid', 'imports/encrypted', { format: 'OLE' });
    if (await contains(source, WORD_PART)) throw new DomainError('invalid', 'imports/not-a-table', { format: 'DOC' });
    throw new DomainError('invalid', 'imports/legacy-xls', { format: 'XLS' });
  }
  if (OLD_BIFF.test(magic)) throw new DomainError('invalid', 'imports/legacy-xls', { format: 'XLS' });
  const known = SIGNATURES.find(([signature]) => magic.startsWith(signature));
  if (known) throw new DomainError('invalid', 'imports/not-a-table', { format: known[1] });
  refuseMarkup(head);
  return 'text';
}

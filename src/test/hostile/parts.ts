import { OUTSIDER_LIMITS } from '@/modules/imports/import.rules';
import { openBoundedZip } from '@/modules/imports/reading/bounded-zip';

/** What a workbook holds, part by part, as text. */
export async function partsOf(bytes: Uint8Array): Promise<{ readonly name: string; readonly content: string }[]> {
  const zip = await openBoundedZip({ bytes }, { ...OUTSIDER_LIMITS, maxInflatedBytes: 2 ** 30 });
  const parts: { name: string; content: string }[] = [];
  for (const name of zip.names) {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.chunks(name)) chunks.push(chunk);
    parts.push({ name, content: Buffer.concat(chunks).toString('utf8') });
  }
  zip.close();
  return parts;
}

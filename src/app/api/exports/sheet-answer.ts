import { getTranslations } from 'next-intl/server';
import type { ExportFormat } from '@/modules/attendance/export.schema';
import type { Actor } from '@/platform/actor';
import { answer, refusal, retryAfter } from '@/platform/door';
import { DomainError, type Facts } from '@/platform/errors';
import { csvBytes, type ExportSheet, streamOf, xlsxBytes } from '@/platform/exports';
import { noteRefusedReading } from '@/platform/readings';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>;

/** A file written while it is sent: nothing of it is kept here, and nobody on the way keeps it. */
function fileAnswer(bytes: AsyncGenerator<Uint8Array>, format: ExportFormat, fileName: string): Response {
  return new Response(streamOf(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

export const sheetAnswer = (sheet: ExportSheet, format: ExportFormat, fileName: string): Response =>
  fileAnswer(format === 'csv' ? csvBytes(sheet) : xlsxBytes(sheet), format, fileName);

export const workbookAnswer = (bytes: AsyncGenerator<Uint8Array>, fileName: string): Response =>
  fileAnswer(bytes, 'xlsx', fileName);

/**
 * A file that is refused: its code and facts as at every door, and the words of them, for whoever wrote the address by
 * hand and reads the answer in the browser.
 */
export async function refuseSheet(error: DomainError): Promise<Response> {
  const t = (await getTranslations()) as unknown as { (key: string, facts: Facts): string; has(key: string): boolean };
  const [area, ...name] = error.code.split('/');
  const key = [`${area}.errors.${name.join('-')}`, `common.errors.${error.kind}`].find((known) => t.has(known));
  const refused = refusal(error);
  if (!key) return refused;
  return answer(refused.status, { message: t(key, error.facts), ...(await refused.json()) }, retryAfter(error));
}

/** An address with a filter nobody knows, or a value it cannot have, would give everything: refused, with its line. */
export async function refuseFilters(actor: Actor, action: string, facts: Facts = {}): Promise<never> {
  await noteRefusedReading(actor, action, 'attendance/bad-filter', {}, facts);
  throw new DomainError('invalid', 'attendance/bad-filter');
}

import type { ExportFormat } from '@/modules/attendance/export.schema';
import { csvBytes, type ExportSheet, streamOf, xlsxBytes } from '@/platform/exports';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>;

/** A file written while it is sent: nothing of it is kept here, and nobody on the way keeps it. */
export function sheetAnswer(sheet: ExportSheet, format: ExportFormat, fileName: string): Response {
  return new Response(streamOf(format === 'csv' ? csvBytes(sheet) : xlsxBytes(sheet)), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

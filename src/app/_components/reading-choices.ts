import type { z } from 'zod';
import { fileInfo } from '@/modules/imports/import.schema';
import type { RouterOutputs } from '@/trpc/outputs';

export const DELIMITER_WORDS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;

type Import = RouterOutputs['imports']['read'];
export const fileInfoOf = (found: Import): z.output<typeof fileInfo> | undefined =>
  fileInfo.safeParse(found.reading?.info).data;

/** Whether the file could be read in another way: a text always, a workbook of several sheets one sees. */
export function mayReadOtherwise(found: Import): boolean {
  const info = fileInfoOf(found);
  return found.can.chooseColumns && (info?.format === 'csv' || (info?.sheets.length ?? 0) > 1);
}

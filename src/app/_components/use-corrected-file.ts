'use client';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { CorrectedRows } from '@/modules/imports/corrected/corrected.schema';
import { useDownload } from '@/ui/use-download';
import { fetchFile } from './fetch-file';

/** Downloads the rows of an import as a workbook to correct and send again. */
export function useCorrectedFile(importId: string) {
  const t = useTranslations('imports.corrected');
  const { download, run } = useDownload();
  const take = async (rows: CorrectedRows): Promise<void> => {
    const saved = await run(fetchFile('/api/exports/corrected', { importId, rows }));
    if (saved) notifications.show({ message: t('done') });
  };
  return { take, download, pending: download.phase === 'coming' };
}

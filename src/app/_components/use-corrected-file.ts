'use client';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CorrectedRows } from '@/modules/imports/corrected/corrected.schema';
import { saveFile } from './fetch-file';

/** Downloads the rows of an import as a workbook to correct and send again. */
export function useCorrectedFile(importId: string) {
  const t = useTranslations('imports.corrected');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const download = async (rows: CorrectedRows): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      await saveFile('/api/exports/corrected', { importId, rows });
      notifications.show({ message: t('done') });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return { download, pending, error };
}

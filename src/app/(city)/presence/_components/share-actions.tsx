'use client';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconDownload, IconLink } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DownloadState } from '@/ui/download-state';
import { useDownloadLink } from '@/ui/use-download';
import { useTableState } from '@/ui/use-table-state';
import { exportQuery, REPORT_STATE } from './report-state';

/** Send this view, or take it along with small figures hidden. */
export function ShareActions() {
  const t = useTranslations('attendance.report');
  const { query } = useTableState(REPORT_STATE);
  const { download, follow } = useDownloadLink();
  const { copy, copied } = useClipboard({ timeout: 2_000 });
  const icon = copied ? <IconCheck size={16} /> : <IconLink size={16} />;
  return (
    <>
      <DownloadState download={download} />
      <Button variant="default" leftSection={icon} onClick={() => copy(window.location.href)}>
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
      </Button>
      <Button
        component="a"
        download
        onClick={follow}
        href={`/api/exports/attendance.csv${exportQuery(query)}`}
        leftSection={<IconDownload size={16} />}
      >
        {t('download')}
      </Button>
    </>
  );
}

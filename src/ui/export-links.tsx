'use client';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './data-table.module.css';
import { DownloadState } from './download-state';
import { useDownloadLink } from './use-download';

export type ExportFormat = 'CSV' | 'XLSX' | 'PDF';

/** Links to download what a list shows, and how far that is. `href` already carries the filters. */
export function ExportLinks({ links }: { links: readonly { format: ExportFormat; href: string }[] }) {
  const t = useTranslations('ui.table');
  const { download, follow } = useDownloadLink();
  if (links.length === 0) return null;
  return (
    <span className={classes.exports}>
      <DownloadState download={download} />
      {links.map(({ format, href }) => (
        <a key={format} href={href} download onClick={follow} aria-label={t('exportAs', { format })}>
          <IconDownload size={15} aria-hidden="true" />
          {format}
        </a>
      ))}
    </span>
  );
}

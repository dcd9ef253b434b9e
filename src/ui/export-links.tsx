import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './data-table.module.css';

export type ExportFormat = 'CSV' | 'XLSX' | 'PDF';

/** Links to download what a list shows. `href` already carries the filters. */
export function ExportLinks({ links }: { links: readonly { format: ExportFormat; href: string }[] }) {
  const t = useTranslations('ui.table');
  return (
    <span className={classes.exports}>
      {links.map(({ format, href }) => (
        <a key={format} href={href} download aria-label={t('exportAs', { format })}>
          <IconDownload size={15} aria-hidden="true" />
          {format}
        </a>
      ))}
    </span>
  );
}

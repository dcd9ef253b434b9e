import { Pagination } from '@mantine/core';
import { useTranslations } from 'next-intl';
import classes from './data-table.module.css';
import { type ExportFormat, ExportLinks } from './export-links';
import { useFormat } from './use-format';

/** "1 à 50 sur 757", the pages and the downloads under a list. */
export function DataTableFoot({
  total,
  page,
  pageSize,
  onPage,
  exports = [],
}: {
  total: number;
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
  exports?: readonly { format: ExportFormat; href: string }[];
}) {
  const t = useTranslations('ui.table');
  const { n } = useFormat();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min(total, (page - 1) * pageSize + 1);
  return (
    <div className={classes.foot}>
      <span>{t('range', { from: n(from), to: n(Math.min(total, page * pageSize)), total: n(total) })}</span>
      {pages > 1 ? (
        <nav aria-label={t('pages')}>
          <Pagination
            size="sm"
            total={pages}
            value={Math.min(page, pages)}
            onChange={onPage}
            getItemProps={(item) => ({ 'aria-label': t('page', { page: item }) })}
            getControlProps={(control) => ({ 'aria-label': t(control === 'next' ? 'next' : 'previous') })}
          />
        </nav>
      ) : null}
      <ExportLinks links={exports} />
    </div>
  );
}

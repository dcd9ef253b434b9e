'use client';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/app/_components/use-problem-words';
import { ROWS_A_PAGE } from '@/modules/imports/import.schema';
import type { RouterOutputs } from '@/trpc/outputs';
import { DataTableFoot } from '@/ui/data-table-foot';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { ROWS_TABLE } from '../../_components/table-options';
import classes from './rows.module.css';
import { RowsTable } from './rows-table';

type Import = RouterOutputs['imports']['read'];
type Only = 'all' | 'bad' | 'warned' | 'good';
export type RowsAsked = { readonly only: Only; readonly code?: string | undefined; readonly page: number };
type Props = { found: Import; rows: RouterOutputs['imports']['rows']; asked: RowsAsked };

/** Rows as they came, filtered and paged in the address. Once applied, those that stayed out or carry a warning. */
export function RowsPanel({ found, rows, asked }: Props) {
  const t = useTranslations('imports.rows');
  const control = useTableState(ROWS_TABLE);
  return (
    <Panel flush>
      <div className={classes.rowsHead}>
        <Tabs found={found} asked={asked} />
        {asked.code ? <CodeFilter code={asked.code} clear={control.clear} /> : null}
      </div>
      {rows.rows.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <div className={control.pending ? classes.dim : undefined}>
          <RowsTable found={found} rows={rows.rows} explain={asked.only === 'bad' || asked.code !== undefined} />
          <DataTableFoot total={rows.total} page={asked.page} pageSize={ROWS_A_PAGE} onPage={control.setPage} />
        </div>
      )}
    </Panel>
  );
}

function Tabs({ found, asked }: Pick<Props, 'found' | 'asked'>) {
  const t = useTranslations('imports.rows');
  const { n } = useFormat();
  const tabs: { only: Only; count: number }[] = [
    { only: 'bad', count: found.badRows },
    { only: 'warned', count: found.warnedRows },
  ];
  if (found.state === 'READY') {
    tabs.unshift({ only: 'all', count: found.totalRows });
    tabs.push({ only: 'good', count: found.goodRows });
  }
  return (
    <nav aria-label={t('title')} className={classes.tabs}>
      {tabs.map(({ only, count }) => (
        <Link
          key={only}
          href={`/imports/${found.id}?only=${only}` as Route}
          scroll={false}
          className={classes.tab}
          aria-current={asked.only === only && !asked.code ? 'page' : undefined}
        >
          {t(only)} <span>{n(count)}</span>
        </Link>
      ))}
    </nav>
  );
}

function CodeFilter({ code, clear }: { code: string; clear: () => void }) {
  const t = useTranslations('imports.rows');
  const { sort } = useProblemWords();
  return (
    <span className={classes.filter}>
      {t('filter', { problem: sort(code) })}
      <button type="button" onClick={clear}>
        {t('unfilter')}
      </button>
    </span>
  );
}

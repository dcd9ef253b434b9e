'use client';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/app/_components/use-problem-words';
import { type ROW_FILTERS, ROWS_A_PAGE } from '@/modules/imports/import.schema';
import type { RouterOutputs } from '@/trpc/outputs';
import { DataTableFoot } from '@/ui/data-table-foot';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { useTableState } from '@/ui/use-table-state';
import { ROWS_TABLE } from '../../_components/table-options';
import classes from './rows.module.css';
import { RowsTable } from './rows-table';
import { type Compared, RowsTabs } from './rows-tabs';

type Import = RouterOutputs['imports']['read'];
export type RowsAsked = {
  readonly only: (typeof ROW_FILTERS)[number];
  readonly code?: string | undefined;
  readonly page: number;
};
type Props = { found: Import; rows: RouterOutputs['imports']['rows']; asked: RowsAsked; compared: Compared };

/** Rows as they came, filtered and paged in the address. Once applied, those that stayed out or carry a warning. */
export function RowsPanel({ found, rows, asked, compared }: Props) {
  const t = useTranslations('imports.rows');
  const control = useTableState(ROWS_TABLE);
  return (
    <Panel flush>
      <div className={classes.rowsHead}>
        <RowsTabs found={found} asked={asked} compared={compared} />
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

'use client';
import { useTranslations } from 'next-intl';
import type { Difference } from '@/modules/imports/difference.rules';
import { ROWS_A_PAGE } from '@/modules/imports/import.schema';
import type { RouterOutputs } from '@/trpc/outputs';
import { DataTableFoot } from '@/ui/data-table-foot';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { useTableState } from '@/ui/use-table-state';
import { ROWS_TABLE } from '../../_components/table-options';
import { DifferenceTable } from './difference-table';
import classes from './rows.module.css';
import { type Compared, RowsTabs } from './rows-tabs';

type Import = RouterOutputs['imports']['read'];
type Props = {
  found: Import;
  only: Difference;
  page: number;
  rows: RouterOutputs['imports']['difference']['rows'];
  compared: Compared;
};

/** What applying would do to the base, part by part, paged in the address. */
export function DifferencePanel({ found, only, page, rows, compared }: Props) {
  const t = useTranslations('imports.rows');
  const control = useTableState(ROWS_TABLE);
  const total = compared?.[only] ?? 0;
  return (
    <Panel flush>
      <div className={classes.rowsHead}>
        <RowsTabs found={found} asked={{ only }} compared={compared} />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <div className={control.pending ? classes.dim : undefined}>
          <DifferenceTable found={found} only={only} rows={rows} />
          <DataTableFoot total={total} page={page} pageSize={ROWS_A_PAGE} onPage={control.setPage} />
        </div>
      )}
    </Panel>
  );
}

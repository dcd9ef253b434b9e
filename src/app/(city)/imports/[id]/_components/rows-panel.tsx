'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCorrection } from '@/app/_components/correction/correction';
import { useProblemWords } from '@/app/_components/use-problem-words';
import { type ROW_FILTERS, ROWS_A_PAGE } from '@/modules/imports/import.schema';
import type { RouterOutputs } from '@/trpc/outputs';
import { DataTableFoot } from '@/ui/data-table-foot';
import { EmptyState } from '@/ui/empty-state';
import { FormError } from '@/ui/form-error';
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
  const correction = useCorrection();
  const told = asked.only === 'bad' || asked.only === 'warned' || asked.code !== undefined;
  return (
    <Panel flush>
      <div className={classes.rowsHead}>
        <RowsTabs found={found} asked={asked} compared={compared} />
        {asked.code ? <CodeFilter code={asked.code} rows={rows.rows} clear={control.clear} /> : null}
      </div>
      <FormError error={correction?.error} />
      {correction && told && rows.rows.length > 0 ? <p className={classes.hint}>{t('howTo')}</p> : null}
      {rows.rows.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <div className={control.pending ? classes.dim : undefined}>
          <RowsTable found={found} rows={rows.rows} explain={told} />
          <DataTableFoot total={rows.total} page={asked.page} pageSize={ROWS_A_PAGE} onPage={control.setPage} />
        </div>
      )}
    </Panel>
  );
}

function CodeFilter({ code, rows, clear }: { code: string; rows: Props['rows']['rows']; clear: () => void }) {
  const t = useTranslations('imports.rows');
  const correct = useTranslations('imports.correct');
  const correction = useCorrection();
  const { sort } = useProblemWords();
  const proposed = rows.some(({ problems }) =>
    problems.some((problem) => problem.code === code && problem.proposal !== undefined),
  );
  return (
    <span className={classes.filter}>
      {correction && proposed ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={correction.pending && correction.about === code}
          onClick={() => void correction.act({ code })}
        >
          {correct('takeAll')}
        </Button>
      ) : null}
      {t('filter', { problem: sort(code) })}
      <button type="button" onClick={clear}>
        {t('unfilter')}
      </button>
    </span>
  );
}

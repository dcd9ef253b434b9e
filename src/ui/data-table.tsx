'use client';
import 'mantine-datatable/styles.layer.css';
import { Button } from '@mantine/core';
import { DataTable as MantineDataTable } from 'mantine-datatable';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { DataTableFoot } from './data-table-foot';
import { EmptyState } from './empty-state';
import type { ExportFormat } from './export-links';
import { SortTitle } from './sort-title';
import type { TableControl } from './use-table-state';

export type Column<Row> = {
  key: string;
  title: ReactNode;
  render: (row: Row) => ReactNode;
  numeric?: boolean;
  sortable?: boolean;
  width?: number | string;
  /** Shown on that kind of screen only. */
  on?: 'desk' | 'phone';
};
export type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  total: number;
  control: TableControl;
  pageSize?: number;
  loading?: boolean;
  /** A sentence; the list is then replaced by it. */
  error?: string;
  empty?: { title: string; text?: string; action?: ReactNode };
  exports?: readonly { format: ExportFormat; href: string }[];
  selection?: { rows: Row[]; onChange: (rows: Row[]) => void };
  onRowOpen?: (row: Row) => void;
  /** Many columns of figures: narrower gaps, and only the sorted column keeps its arrow. */
  dense?: boolean;
  /** In place of the count, the pages and the downloads: for a list that is not paged by number. */
  foot?: ReactNode;
};

/** A page of a list sorted, filtered and paged by the server; its state is in the address (`useTableState`). */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, total, control, pageSize = 50, loading = false, error, selection, onRowOpen } = props;
  const t = useTranslations('ui.table');
  if (error) return <EmptyState title={t('error')} text={error} />;
  if (total === 0 && !loading) return <NoRows {...props} />;
  const sort = control.sort ?? { column: '', direction: 'asc' as const };
  const look = [classes.table, props.dense && classes.dense, control.pending && classes.dim].filter(Boolean).join(' ');
  return (
    <div>
      <MantineDataTable<Row>
        className={look}
        idAccessor={rowId}
        records={[...rows]}
        fetching={loading}
        minHeight={rows.length === 0 ? 200 : 0}
        noRecordsText={t('empty')}
        columns={columns.map((column) => ({
          accessor: column.key,
          title: column.sortable ? (
            <SortTitle title={column.title} direction={sort.column === column.key ? sort.direction : null} />
          ) : (
            column.title
          ),
          render: column.render,
          textAlign: column.numeric ? 'right' : 'left',
          sortable: column.sortable ?? false,
          width: column.width,
          ...(column.on && { titleClassName: classes[column.on], cellsClassName: classes[column.on] }),
        }))}
        sortStatus={{ columnAccessor: sort.column, direction: sort.direction }}
        onSortStatusChange={(next) =>
          control.setSort({ column: String(next.columnAccessor), direction: next.direction })
        }
        verticalSpacing={5}
        horizontalSpacing={props.dense ? 5 : 10}
        fz={13}
        rowBorderColor="var(--g-line)"
        borderColor="var(--g-line)"
        highlightOnHover
        highlightOnHoverColor="var(--g-selected)"
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': props.caption, role: 'region' } }}
        {...(onRowOpen ? { onRowClick: ({ record }: { record: Row }) => onRowOpen(record) } : {})}
        {...(selection
          ? {
              selectedRecords: selection.rows,
              onSelectedRecordsChange: selection.onChange,
              allRecordsSelectionCheckboxProps: { 'aria-label': t('selectAll') },
              getRecordSelectionCheckboxProps: () => ({ 'aria-label': t('selectRow') }),
            }
          : {})}
      />
      {props.foot ?? (
        <DataTableFoot
          total={total}
          page={control.page}
          pageSize={pageSize}
          onPage={control.setPage}
          exports={props.exports}
        />
      )}
    </div>
  );
}

function NoRows<Row>({ control, empty }: DataTableProps<Row>) {
  const t = useTranslations('ui.table');
  const filtered = control.q !== '' || Object.keys(control.filters).length > 0;
  if (!filtered && empty) return <EmptyState {...empty} />;
  const clear = (
    <Button variant="default" onClick={control.clear}>
      {t('clear')}
    </Button>
  );
  return <EmptyState title={t('empty')} action={filtered ? clear : undefined} />;
}

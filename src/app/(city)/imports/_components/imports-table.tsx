'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { IMPORT_KINDS, isUnderWay } from '@/modules/imports/import.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { ImportStateBadge } from './import-state';
import classes from './imports.module.css';
import { IMPORTS_TABLE } from './table-options';

type List = RouterOutputs['imports']['list'];
type Row = List['rows'][number];
const POLL_MS = 2_500;

/** Files received, the latest first; looked at again only while one is being worked on. */
export function ImportsTable({ rows, total, pageSize }: List) {
  const t = useTranslations('imports');
  const router = useRouter();
  const control = useTableState(IMPORTS_TABLE);
  const underWay = rows.some((row) => isUnderWay(row.state));
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [underWay, router]);
  const kinds = IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));
  return (
    <div>
      <FilterBar control={control} search={false} filters={[{ name: 'kind', label: t('list.kind'), options: kinds }]} />
      <Panel flush>
        <DataTable<Row>
          caption={t('list.name')}
          columns={useColumns()}
          rows={rows}
          rowId={(row) => row.id}
          total={total}
          pageSize={pageSize}
          control={control}
          empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
          onRowOpen={(row) => router.push(`/imports/${row.id}`)}
        />
      </Panel>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('imports');
  const { dateTime } = useFormat();
  return [
    {
      key: 'file',
      title: t('list.file'),
      render: (row) => (
        <div className={classes.file}>
          <AppLink href={`/imports/${row.id}`} title={row.fileName}>
            {row.fileName}
          </AppLink>
          <span>{[t(`kinds.${row.kind}`), row.structureName].filter(Boolean).join(' · ')}</span>
          <span title={t('list.fingerprintHint')}>{t('list.fingerprint', { fingerprint: row.fingerprint })}</span>
        </div>
      ),
    },
    { key: 'rows', title: t('list.rows'), render: (row) => <RowCounts row={row} /> },
    { key: 'state', title: t('list.state'), render: (row) => <ImportStateBadge state={row.state} /> },
    { key: 'author', title: t('list.author'), render: (row) => row.authorName ?? '' },
    { key: 'date', title: t('list.date'), render: (row) => dateTime(row.createdAt) },
  ];
}

function RowCounts({ row }: { row: Row }) {
  const t = useTranslations('imports.list');
  const { n } = useFormat();
  if (row.state !== 'READY' && row.state !== 'APPLIED') return null;
  if (row.goodRows + row.badRows === 0) return null;
  return (
    <div className={classes.counts}>
      <span>{t(row.state === 'APPLIED' ? 'applied' : 'ready', { count: row.goodRows, rows: n(row.goodRows) })}</span>
      {row.badRows > 0 ? (
        <span className={classes.refused}>{t('refused', { count: row.badRows, rows: n(row.badRows) })}</span>
      ) : null}
    </div>
  );
}

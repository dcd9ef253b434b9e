'use client';
import { useTranslations } from 'next-intl';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import { sumOf } from './sum-of';

type Counts = Readonly<Record<string, number>>;
type TableName = 'beneficiary';

/** Rows by table, the most first; with what is done beside what was planned. */
export function PurgeTable({ plan, done }: { plan: Counts; done: Counts | null }) {
  const t = useTranslations('privacy');
  const { n } = useFormat();
  const columns = [
    { key: 'table', title: t('page.tableName') },
    { key: 'plan', title: t(done ? 'page.planned' : 'page.rows'), numeric: true },
    ...(done ? [{ key: 'done', title: t('page.done'), numeric: true }] : []),
  ];
  const cells = (name: string, planned: number, made: number) => [name, n(planned), ...(done ? [n(made)] : [])];
  const rows = Object.entries(plan)
    .sort(([, a], [, b]) => b - a)
    .map(([table, planned]) => ({
      key: table,
      cells: cells(t(`table.${table as TableName}`), planned, done?.[table] ?? 0),
    }));
  return (
    <SimpleTable
      caption={t('page.what')}
      columns={columns}
      rows={rows}
      total={cells(t('page.total'), sumOf(plan), sumOf(done ?? {}))}
    />
  );
}

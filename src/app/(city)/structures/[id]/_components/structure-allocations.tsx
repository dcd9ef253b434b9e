'use client';
import { useTranslations } from 'next-intl';
import { AllocationState } from '@/app/(city)/_components/allocation-state';
import { TakeBack } from '@/app/(city)/attributions/_components/bulk-acts';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';

type List = RouterOutputs['allocation']['list'];

/** What this structure was given, by date of session; what it does not answer can be taken back, all at once. */
export function StructureAllocations({ list, silent }: { list: List; silent: string[] }) {
  const t = useTranslations('allocation');
  const { n, dateTime } = useFormat();
  return (
    <Panel
      flush
      title={t('list.name')}
      hint={n(list.total)}
      aside={silent.length > 0 ? <TakeBack ids={silent} /> : undefined}
    >
      {list.total === 0 ? (
        <EmptyState title={t('list.emptyStructure')} />
      ) : (
        <SimpleTable
          caption={t('list.name')}
          columns={[
            { key: 'session', title: t('field.session') },
            { key: 'startsAt', title: t('field.startsAt') },
            { key: 'quantity', title: t('field.quantity'), numeric: true },
            { key: 'state', title: t('field.state') },
          ]}
          rows={list.rows.map((row) => ({
            key: row.id,
            cells: [
              <AppLink key="code" href={`/sessions/${row.code}`}>{`${row.code} · ${row.sport}`}</AppLink>,
              dateTime(row.startsAt),
              <strong key="quantity">{n(row.quantity)}</strong>,
              <AllocationState key="state" row={row} />,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

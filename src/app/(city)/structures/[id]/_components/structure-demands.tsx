'use client';
import { Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { DemandState } from '@/app/(city)/_components/demand-state';
import { HandInFor } from '@/app/(city)/demandes/_components/hand-in-for';
import { NewDemand } from '@/app/(city)/demandes/_components/new-demand';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';

/** What this structure asked for, dearest first. */
export function StructureDemands({
  list,
  structureId,
}: {
  list: RouterOutputs['demands']['list'];
  structureId: string;
}) {
  const t = useTranslations('demands');
  const { n, dateTime } = useFormat();
  return (
    <Panel
      flush
      title={t('list.name')}
      hint={n(list.total)}
      aside={
        list.closed ? undefined : (
          <Group gap="xs">
            {list.drafts > 0 ? <HandInFor structureId={structureId} drafts={list.drafts} /> : null}
            <NewDemand structureId={structureId} />
          </Group>
        )
      }
    >
      {list.total === 0 ? (
        <EmptyState title={t('list.emptyStructure')} />
      ) : (
        <SimpleTable
          caption={t('list.name')}
          columns={[
            { key: 'rank', title: t('field.rank'), numeric: true },
            { key: 'session', title: t('session') },
            { key: 'startsAt', title: t('field.startsAt') },
            { key: 'formula', title: t('field.formula') },
            { key: 'people', title: t('field.people'), numeric: true },
            { key: 'state', title: t('field.state') },
          ]}
          rows={list.rows.map((row) => ({
            key: row.id,
            cells: [
              row.rank,
              <AppLink key="code" href={`/sessions/${row.code}`}>{`${row.code} · ${row.sport}`}</AppLink>,
              dateTime(row.startsAt),
              t('formulaTimes', { formula: t(`formula.${row.formula}`), quantity: row.quantity }),
              <strong key="people">{n(row.people)}</strong>,
              <DemandState key="state" state={row.state} />,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

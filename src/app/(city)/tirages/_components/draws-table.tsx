'use client';
import { Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MOST_COMPARED } from '@/modules/allocation/draw-study.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { DRAW_TONES, isKept } from './draw-tones';

type Draw = RouterOutputs['allocation']['draws']['rows'][number];

/** The draws, the latest first; from two to four of them can be picked and compared. */
export function DrawsTable({ rows }: { rows: readonly Draw[] }) {
  const t = useTranslations('allocation.draws');
  const trials = useTranslations('trials.compare');
  const { n, dateTime } = useFormat();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const pick = (id: string, on: boolean) => setPicked(on ? [...picked, id] : picked.filter((one) => one !== id));
  if (rows.length === 0) {
    return (
      <Panel>
        <EmptyState title={t('empty')} text={t('emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel
      flush
      title={t('name')}
      hint={n(rows.length)}
      aside={
        picked.length > 1 ? (
          <LinkButton variant="default" href={`/tirages/comparer?${picked.map((id) => `d=${id}`).join('&')}`}>
            {trials('open', { count: picked.length })}
          </LinkButton>
        ) : rows.length > 1 ? (
          <span style={{ fontSize: 12 }}>{trials('pickHint')}</span>
        ) : undefined
      }
    >
      <SimpleTable
        caption={t('name')}
        columns={[
          { key: 'pick', title: <span className="g-hidden">{trials('name')}</span> },
          { key: 'number', title: t('field.number') },
          { key: 'at', title: t('field.at') },
          { key: 'seed', title: t('field.seed') },
          { key: 'origin', title: t('field.origin') },
          { key: 'demands', title: t('field.demands'), numeric: true },
          { key: 'granted', title: t('field.granted'), numeric: true },
          { key: 'seats', title: t('field.seats'), numeric: true },
          { key: 'state', title: t('field.state') },
        ]}
        rows={rows.map((draw) => ({
          key: draw.id,
          cells: [
            <Checkbox
              key="pick"
              aria-label={trials('pick', { number: draw.number })}
              checked={picked.includes(draw.id)}
              disabled={picked.length >= MOST_COMPARED && !picked.includes(draw.id)}
              onChange={(event) => pick(draw.id, event.currentTarget.checked)}
            />,
            <AppLink key="number" href={`/tirages/${draw.id}`} style={{ fontWeight: 620 }}>
              {t('numbered', { number: draw.number })}
            </AppLink>,
            dateTime(draw.createdAt),
            <code key="seed">{draw.seed.length > 18 ? `${draw.seed.slice(0, 18)}…` : draw.seed}</code>,
            draw.committed ? t('committed') : t('trial'),
            n(draw.demandCount),
            n(draw.grantCount),
            <strong key="seats">{n(draw.seatCount)}</strong>,
            <StatusBadge key="state" tone={isKept(draw) ? 'neutral' : DRAW_TONES[draw.state]}>
              {isKept(draw) ? trials('kept') : t(`state.${draw.state}`)}
            </StatusBadge>,
          ],
        }))}
      />
    </Panel>
  );
}

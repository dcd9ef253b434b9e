'use client';
import { IconBellRinging } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { useTRPC } from '@/trpc/client';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge, type Tone } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import type { SessionPage, WaitingList } from '../page';
import type { SessionDialog } from './dialog';
import classes from './session.module.css';

type Row = WaitingList['rows'][number];
type Props = { session: SessionPage; waiting: WaitingList };

/** Who waits for seats of this session, in the order of the draw, and why each is asked or passed over (rules 5, 16). */
export function SessionWaiting({ session, waiting }: Props) {
  const t = useTranslations('allocation.waiting');
  const { n } = useFormat();
  if (waiting.rows.length === 0) {
    return (
      <Panel title={t('title')}>
        <EmptyState title={t('empty')} text={t('emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel
      flush
      title={t('title')}
      hint={t('hint', { count: waiting.total, shown: waiting.total > waiting.rows.length ? waiting.rows.length : 0 })}
      aside={waiting.offers > 0 ? <OfferButton session={session} waiting={waiting} /> : undefined}
    >
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'order', title: t('order'), numeric: true },
          { key: 'structure', title: t('structure') },
          { key: 'asks', title: t('asks') },
          { key: 'now', title: t('now') },
        ]}
        rows={waiting.rows.map((row) => ({
          key: row.demandId,
          cells: [
            n(row.place),
            <AppLink key="structure" href={`/structures/${row.structureId}`} className={classes.name}>
              {row.structure}
            </AppLink>,
            <Asked key="asks" row={row} />,
            <Now key="now" row={row} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Asked({ row: { quantity, size, wheelchairs } }: { row: Row }) {
  const t = useTranslations('allocation.waiting');
  const asked = t('asked', { quantity, size });
  return wheelchairs > 0 ? `${asked}, ${t('wheelchairs', { count: wheelchairs })}` : asked;
}

const TONES: Partial<Record<NonNullable<Row['skip']>, Tone>> = { offered: 'pending', taken: 'yes' };

function Now({ row: { offer, skip, clash } }: { row: Row }) {
  const t = useTranslations('allocation.waiting');
  if (offer) return <StatusBadge tone="act">{t('offer', { seats: offer.seats })}</StatusBadge>;
  if (!skip) return null;
  return <StatusBadge tone={TONES[skip] ?? 'neutral'}>{t(`skip.${skip}`, { clash: clash ?? '' })}</StatusBadge>;
}

function OfferButton({ session, waiting }: Props) {
  const t = useTranslations('allocation.waiting');
  return (
    <ActButton
      label={t('act', { count: waiting.seats })}
      button={{ variant: 'default', size: 'xs', leftSection: <IconBellRinging size={16} aria-hidden="true" /> }}
    >
      {(dialog) => <OfferForm session={session} waiting={waiting} {...dialog} />}
    </ActButton>
  );
}

/** First who would be asked, for how many seats and until when; then the mails. */
function OfferForm({ session, waiting, ...dialog }: SessionDialog & Props) {
  const t = useTranslations('allocation.waiting');
  const f = useFormat();
  const trpc = useTRPC();
  const offer = useMutation(trpc.allocation.offer.mutationOptions());
  const until = waiting.until ? f.deadlineWords(waiting.until) : '';
  return (
    <ActModal
      {...dialog}
      title={t('actTitle', { code: session.code })}
      submit={t('act', { count: waiting.seats })}
      onSubmit={async () => t('done', { offers: (await offer.mutateAsync({ sessionId: session.id })).offers })}
    >
      <p style={{ margin: 0 }}>{t('actWhat', { offers: waiting.offers, seats: waiting.seats, until })}</p>
      <p style={{ margin: 0 }}>{t('actKeep')}</p>
    </ActModal>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';

type Told = RouterOutputs['allocation']['emptySeats'];

/** What earlier sessions say of seats that stay empty, for whoever decides how many to propose. */
export function EmptySeats({ told }: { told: Told }) {
  const t = useTranslations('allocation.emptySeats');
  const common = useTranslations('common');
  const { n } = useFormat();
  if (told.length === 0) {
    return (
      <Panel title={t('title')}>
        <EmptyState title={t('none')} text={t('noneText')} />
      </Panel>
    );
  }
  const words = ({ said }: Told[number]) => {
    if (!said.known) return t('unknown', { seen: said.seen, least: said.least });
    return t('known', { empty: said.empty, margin: said.margin, more: said.more });
  };
  return (
    <Panel flush title={t('title')} hint={t('hint')}>
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'public', title: t('public') },
          { key: 'competition', title: t('competition') },
          { key: 'seen', title: t('seen'), numeric: true },
          { key: 'said', title: t('said') },
        ]}
        rows={told.map((one) => ({
          key: `${one.competition} ${one.public}`,
          cells: [
            common(`public.${one.public}`),
            common(`competition.${one.competition}`),
            n(one.said.seen),
            words(one),
          ],
        }))}
      />
    </Panel>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';

export type Compared = RouterOutputs['allocation']['compareDraws'];

/** A column a draw, named by its number and by what it is. */
export function useDrawColumns({ draws }: Compared) {
  const t = useTranslations('trials.compare');
  const names = useTranslations('allocation.draws');
  return draws.map(({ id, number, committed }) => ({
    key: id,
    title: (
      <>
        <AppLink href={`/tirages/${id}`} style={{ color: 'var(--g-link)' }}>
          {names('numbered', { number })}
        </AppLink>{' '}
        {committed ? t('committed') : t('trial')}
      </>
    ),
    numeric: true,
  }));
}

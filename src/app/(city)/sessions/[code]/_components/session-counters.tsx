'use client';
import { useTranslations } from 'next-intl';
import { StatCells } from '@/ui/stat-cells';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';

const KEYS = ['stock', 'allocated', 'confirmed', 'claimed', 'named', 'entered'] as const;

/** Sum of a counter over the kinds of seats. */
export function sumOf(session: SessionPage, key: (typeof KEYS)[number] | 'free' | 'held'): number {
  return session.kinds.reduce((sum, kind) => sum + kind[key], 0);
}

/** Stock to presence: each figure with its share of the one it comes from. */
export function SessionCounters({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions');
  const { n, percent } = useFormat();
  const [stock, allocated] = [sumOf(session, 'stock'), sumOf(session, 'allocated')];
  const [free, held] = [sumOf(session, 'free'), sumOf(session, 'held')];
  return (
    <StatCells
      cells={KEYS.map((key) => {
        const value = sumOf(session, key);
        const of = key === 'allocated' ? stock : allocated;
        const hint =
          key === 'stock'
            ? t('page.stockHint', { left: free, free: n(free), reserved: held, held: n(held) })
            : of > 0
              ? percent(value / of)
              : '';
        return { label: t(`counter.${key}`), value: n(value), hint };
      })}
    />
  );
}

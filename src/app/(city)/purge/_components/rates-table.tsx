'use client';
import { useTranslations } from 'next-intl';
import type { RateLine } from '@/modules/privacy/privacy.rules';
import type { Public } from '@/modules/structures/structure.rules';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';

/** The rates by public and by day that stay; nothing for whoever gets the total only. */
export function RatesTable({ rates }: { rates: readonly RateLine[] }) {
  const t = useTranslations('privacy.certificate');
  const common = useTranslations('common');
  const { n, percent, day } = useFormat();
  const kept = rates.filter((line) => line.by === 'PUBLIC' || line.by === 'DAY');
  if (kept.length === 0) return null;
  const name = ({ by, key }: RateLine) =>
    by === 'PUBLIC' ? common(`public.${key as Public}`) : day(new Date(`${key}T12:00:00Z`), 'long');
  const columns = [
    { key: 'name', title: `${t('public')} / ${t('day')}` },
    { key: 'expected', title: t('expected'), numeric: true },
    { key: 'entered', title: t('entered'), numeric: true },
    { key: 'rate', title: t('rate'), numeric: true },
  ];
  const rows = kept.map((line) => ({
    key: `${line.by}-${line.key}`,
    cells: [name(line), n(line.expected), n(line.entered), line.rate === null ? '—' : percent(line.rate / 100)],
  }));
  return <SimpleTable caption={t('attendance')} columns={columns} rows={rows} />;
}

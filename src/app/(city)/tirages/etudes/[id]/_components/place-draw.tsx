'use client';
import { NativeSelect } from '@mantine/core';
import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Study } from './study-figures';

/** Which draw of the same input is placed among the runs, beside the one that was committed to. */
export function PlaceDraw({ study: { same, placed } }: { study: Study }) {
  const t = useTranslations('trials.study');
  const start = useTranslations('trials.start');
  const router = useRouter();
  const pathname = usePathname();
  if (same.length === 0) return <span>{t('placeNone')}</span>;
  return (
    <NativeSelect
      aria-label={t('place')}
      data={same.map(({ id, number, committed }) => ({
        value: id,
        label: start('option', { number, kind: committed ? 'committed' : 'trial' }),
      }))}
      value={placed.at(-1)?.id ?? ''}
      onChange={(event) => router.replace(`${pathname}?d=${event.currentTarget.value}` as Route, { scroll: false })}
    />
  );
}

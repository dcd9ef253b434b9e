'use client';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';

/** A session that can still be asked for, found by code, sport or venue, with the places that are left. */
export function PickSession({
  value,
  onChange,
  size = 'sm',
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  size?: 'sm' | 'lg';
}) {
  const t = useTranslations('demands');
  const format = useFormat();
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 250);
  const found = useQuery(
    trpc.demands.offer.queryOptions({ q: q.split(' · ')[0] ?? '' }, { placeholderData: keepPreviousData }),
  );
  const data = (found.data ?? []).map((row) => ({
    value: row.id,
    label: [row.code, row.sport, format.dateTime(row.startsAt), row.venue, t('left', { count: row.free })].join(' · '),
  }));
  return (
    <Select
      label={t('session')}
      placeholder={t('sessionHint')}
      data={data}
      value={value}
      onChange={onChange}
      size={size}
      searchable
      required
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={t(found.isFetching ? 'searching' : 'sessionNone')}
      maxDropdownHeight={320}
    />
  );
}

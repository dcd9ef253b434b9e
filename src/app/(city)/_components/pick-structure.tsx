'use client';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';

/** A structure chosen by a few letters of its name. */
export function PickStructure({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useTranslations('structures');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 250);
  const chosen = q.split(' · ')[0] ?? '';
  const found = useQuery(trpc.structures.search.queryOptions({ q: chosen }, { placeholderData: keepPreviousData }));
  const data = (found.data ?? []).map((row) => ({
    value: row.id,
    label: [
      row.name,
      common(`public.${row.public}`),
      row.district ? t('districtShort', { district: row.district }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Select
      label={t('pick')}
      placeholder={t('pickHint')}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      required
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={t(found.isFetching ? 'picking' : 'pickNone')}
    />
  );
}

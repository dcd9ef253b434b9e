'use client';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';

type Props = {
  value: string | null;
  onChange: (id: string | null) => void;
  /** Said instead of « Structure », when none has to be chosen. */
  optional?: { readonly label: string; readonly hint: string };
};

/** A structure chosen by a few letters of its name. */
export function PickStructure({ value, onChange, optional }: Props) {
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
      label={optional?.label ?? t('pick')}
      description={optional?.hint}
      placeholder={t('pickHint')}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      required={!optional}
      clearable={optional !== undefined}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={t(found.isFetching ? 'picking' : 'pickNone')}
    />
  );
}

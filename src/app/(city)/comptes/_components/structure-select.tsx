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
  error: boolean;
  /** The name of the one chosen when the form opens. */
  name?: string;
};

/** The structure a leader answers for, found by a part of its name. */
export function StructureSelect({ value, onChange, error, name = '' }: Props) {
  const t = useTranslations('accounts.invite');
  const trpc = useTRPC();
  const [typed, setTyped] = useState(name);
  const [q] = useDebouncedValue(typed, 200);
  const { data } = useQuery(trpc.accounts.structures.queryOptions({ q }, { placeholderData: keepPreviousData }));
  return (
    <Select
      label={t('structure')}
      placeholder={t('structureHelp')}
      searchable
      nothingFoundMessage={t('nothingFound')}
      data={(data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      error={error && t('structureMissing')}
    />
  );
}

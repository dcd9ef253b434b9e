'use client';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { PersonChoice } from '../../../_components/space-types';

/** A person of the list, by the first letters of any part of the name. */
export function PersonSelect({
  label,
  people,
  value,
  onChange,
  wheelchairOnly = false,
}: {
  label: string;
  people: readonly PersonChoice[];
  value: string | null;
  onChange: (id: string | null) => void;
  wheelchairOnly?: boolean;
}) {
  const t = useTranslations('claims.outing');
  const data = people
    .filter((person) => !wheelchairOnly || person.wheelchair)
    .map((person) => ({ value: person.id, label: person.name }));
  return (
    <Select
      aria-label={label}
      placeholder={t('choose')}
      nothingFoundMessage={t('nobody')}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={50}
      size="md"
      styles={{ input: { minHeight: 46, fontSize: 16 }, option: { minHeight: 46, fontSize: 16 } }}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

'use client';
import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import classes from './filter-bar.module.css';
import type { TableControl } from './use-table-state';

export type Filter = { name: string; label: string; options: readonly { value: string; label: string }[] };

/** Search and selects written to the address as they change, so the view can be sent to a colleague. */
export function FilterBar({
  control,
  filters,
  search = true,
  aside,
}: {
  control: TableControl;
  filters: readonly Filter[];
  search?: boolean;
  aside?: ReactNode;
}) {
  const t = useTranslations('ui.table');
  // A new key empties the search field when all filters are removed.
  const [cleared, setCleared] = useState(0);
  const clearAll = () => {
    setCleared(cleared + 1);
    control.clear();
  };
  const filtered = control.q !== '' || Object.keys(control.filters).length > 0;
  return (
    <search className={classes.root}>
      {search ? <SearchField key={cleared} control={control} initial={cleared === 0 ? control.q : ''} /> : null}
      {filters.map((filter) => (
        <Select
          key={filter.name}
          className={classes.filter}
          aria-label={filter.label}
          placeholder={`${filter.label} : ${t('any')}`}
          data={[...filter.options]}
          value={control.filters[filter.name] ?? null}
          onChange={(value) => control.setFilter(filter.name, value)}
          clearable
          searchable={filter.options.length > 8}
        />
      ))}
      {filtered ? (
        <Button variant="subtle" onClick={clearAll}>
          {t('clear')}
        </Button>
      ) : null}
      {aside ? <div className={classes.aside}>{aside}</div> : null}
    </search>
  );
}

function SearchField({ control, initial }: { control: TableControl; initial: string }) {
  const t = useTranslations('ui.table');
  const [text, setText] = useState(initial);
  const send = useDebouncedCallback((value: string) => control.setFilter('q', value.trim() || null), 300);
  const change = (value: string) => {
    setText(value);
    send(value);
  };
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={text ? <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => change('')} /> : null}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

'use client';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DEFAULT_GROUP } from '@/modules/demands/catalogue.rules';
import { CATALOGUE_FILTERS } from '@/modules/demands/catalogue.schema';
import { FORMULAS, GROUP_SIZES } from '@/modules/demands/demand.rules';
import { COMPETITIONS } from '@/modules/sessions/session.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { type TableControl, useTableState } from '@/ui/use-table-state';
import classes from './catalogue.module.css';

type Choices = Pick<RouterOutputs['demands']['catalogue'], 'sports' | 'venues' | 'districts'>;
const SIZES = Array.from({ length: GROUP_SIZES.most - GROUP_SIZES.least + 1 }, (_, i) => String(i + GROUP_SIZES.least));

/** Filters of the catalogue, kept in the address; folded away on arrival, so that a phone shows sessions first. */
export function CatalogueFilters({ choices, days }: { choices: Choices; days: boolean }) {
  const t = useTranslations('catalogue.filter');
  const control = useTableState({ filters: CATALOGUE_FILTERS });
  // A new key empties the fields when all filters are removed.
  const [cleared, setCleared] = useState(0);
  const on = Object.keys(control.filters).filter((name) => name !== 'size').length;
  return (
    <search className={classes.filters} aria-busy={control.pending}>
      <SearchField key={`q${cleared}`} control={control} />
      <details>
        <summary>
          <IconFilter size={20} aria-hidden="true" /> {t('on', { count: on })}
        </summary>
        <div className={classes.fields} key={cleared}>
          <WhatFilters control={control} choices={choices} />
          {days ? <DayFilters control={control} /> : null}
          <RoomFilters control={control} />
          {on > 0 ? (
            <Button
              variant="subtle"
              mih={44}
              onClick={() => {
                setCleared(cleared + 1);
                control.clear();
              }}
            >
              {t('clear')}
            </Button>
          ) : null}
        </div>
      </details>
    </search>
  );
}

function SearchField({ control }: { control: TableControl }) {
  const t = useTranslations('catalogue.filter');
  const send = useDebouncedCallback((value: string) => control.setFilter('q', value.trim() || null), 300);
  return (
    <TextInput
      type="search"
      size="md"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      defaultValue={control.q}
      onChange={(event) => send(event.currentTarget.value)}
    />
  );
}

function WhatFilters({ control, choices }: { control: TableControl; choices: Choices }) {
  const t = useTranslations('catalogue.filter');
  const common = useTranslations('common');
  const select = (name: 'sport' | 'venue' | 'district' | 'competition', data: { value: string; label: string }[]) => (
    <Select
      size="md"
      label={t(name)}
      placeholder={t('any')}
      data={data}
      value={control.filters[name] ?? null}
      onChange={(value) => control.setFilter(name, value)}
      clearable
      searchable={data.length > 8}
    />
  );
  return (
    <>
      {select(
        'sport',
        choices.sports.map((value) => ({ value, label: value })),
      )}
      {select(
        'venue',
        choices.venues.map(([value, label]) => ({ value, label })),
      )}
      {choices.districts.length > 0
        ? select(
            'district',
            choices.districts.map((district) => ({ value: String(district), label: t('districtValue', { district }) })),
          )
        : null}
      {select(
        'competition',
        COMPETITIONS.map((value) => ({ value, label: common(`competition.${value}`) })),
      )}
    </>
  );
}

function DayFilters({ control }: { control: TableControl }) {
  const t = useTranslations('catalogue.filter');
  const send = useDebouncedCallback((name: string, value: string) => control.setFilter(name, value || null), 400);
  return (['from', 'to'] as const).map((name) => (
    <TextInput
      key={name}
      type="date"
      size="md"
      label={t(name)}
      defaultValue={control.filters[name] ?? ''}
      onChange={(event) => send(name, event.currentTarget.value)}
    />
  ));
}

/** What there is still room for: a place, a wheelchair place, a formula in one piece. */
function RoomFilters({ control }: { control: TableControl }) {
  const t = useTranslations('catalogue.filter');
  return (
    <>
      <Select
        size="md"
        label={t('formula')}
        placeholder={t('any')}
        data={FORMULAS.map((value) => ({ value, label: t(`fits.${value}`) }))}
        value={control.filters.formula ?? null}
        onChange={(value) => control.setFilter('formula', value)}
        clearable
      />
      {control.filters.formula === 'GROUP' ? (
        <Select
          size="md"
          label={t('size')}
          data={SIZES}
          value={control.filters.size ?? String(DEFAULT_GROUP)}
          onChange={(value) => control.setFilter('size', value)}
          allowDeselect={false}
          searchable
        />
      ) : null}
      {(['left', 'wheelchair'] as const).map((name) => (
        <Checkbox
          key={name}
          size="md"
          py={10}
          label={t(name)}
          defaultChecked={control.filters[name] === 'yes'}
          onChange={(event) => control.setFilter(name, event.currentTarget.checked ? 'yes' : null)}
        />
      ))}
    </>
  );
}

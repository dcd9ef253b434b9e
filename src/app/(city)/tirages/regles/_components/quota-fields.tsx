'use client';
import { Autocomplete, Group, NumberInput, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { PickSession } from '@/app/_components/pick-session';
import { PickStructure } from '@/app/(city)/_components/pick-structure';
import { COMPETITIONS, type Competition } from '@/modules/sessions/session.rules';
import { PUBLICS, type Public } from '@/modules/structures/structure.rules';
import type { QuotaForm } from './quota-dialog';

type Wrong = 'no-bound' | 'two-units' | 'not-in-order' | 'two-places' | 'structure-alone';

function useQuotaForm() {
  const t = useTranslations('quotas.form');
  const form = useFormContext<QuotaForm>();
  const wrong = (...names: readonly (keyof QuotaForm)[]) => {
    const said = names.map((name) => form.formState.errors[name]?.message).find(Boolean);
    if (said === undefined) return undefined;
    return t.has(`wrong.${said as Wrong}`) ? t(`wrong.${said as Wrong}`) : t('wrong.other');
  };
  const set = (fields: Partial<QuotaForm>) => {
    for (const [name, value] of Object.entries(fields))
      form.setValue(name as keyof QuotaForm, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  };
  return { t, set, wrong, values: form.watch() };
}

/** Structures by public, district and priority; or one structure by itself, which takes the place of the three. */
export function WhomFields({ tags, now }: { tags: readonly string[]; now?: string }) {
  const { t, set, wrong, values } = useQuotaForm();
  const common = useTranslations('common.public');
  const alone = values.structureId !== null;
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0, display: 'grid', gap: 8 }}>
      <legend style={{ padding: 0, fontWeight: 620 }}>{t('whom')}</legend>
      <Group grow align="flex-start">
        <Select
          label={t('public')}
          placeholder={t('anyPublic')}
          data={PUBLICS.map((value) => ({ value, label: common(value) }))}
          value={values.public}
          onChange={(value) => set({ public: value as Public | null })}
          disabled={alone}
          clearable
        />
        <NumberInput
          label={t('district')}
          min={1}
          max={20}
          allowDecimal={false}
          value={values.district ?? ''}
          onChange={(value) => set({ district: value === '' ? null : Number(value) })}
          disabled={alone}
          error={wrong('district')}
        />
        <Autocomplete
          label={t('tag')}
          data={[...tags]}
          maxLength={60}
          value={values.tag ?? ''}
          onChange={(value) => set({ tag: value === '' ? null : value })}
          disabled={alone}
          error={wrong('tag')}
        />
      </Group>
      <PickStructure
        value={values.structureId}
        onChange={(structureId) =>
          set({ structureId, ...(structureId && { public: null, district: null, tag: null }) })
        }
        optional={{ label: t('structure'), hint: now ? t('structureNow', { name: now }) : t('structureHelp') }}
      />
    </fieldset>
  );
}

/** The whole programme, one competition, or one session. */
export function WhereFields({ now }: { now?: string }) {
  const { t, set, values } = useQuotaForm();
  const common = useTranslations('common.competition');
  const [one, setOne] = useState(values.sessionId !== null);
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0, display: 'grid', gap: 8 }}>
      <legend className="g-hidden">{t('where')}</legend>
      <Select
        label={t('where')}
        data={[
          { value: 'ALL', label: t('whole') },
          ...COMPETITIONS.map((value) => ({ value, label: common(value) })),
          { value: 'ONE', label: t('oneSession') },
        ]}
        value={one ? 'ONE' : (values.competition ?? 'ALL')}
        allowDeselect={false}
        onChange={(value) => {
          setOne(value === 'ONE');
          set({
            sessionId: null,
            competition: COMPETITIONS.find((each) => each === value) ?? (null as Competition | null),
          });
        }}
      />
      {one ? (
        <>
          {now && values.sessionId ? <span>{t('sessionNow', { name: now })}</span> : null}
          <PickSession value={values.sessionId} onChange={(sessionId) => set({ sessionId })} />
        </>
      ) : null}
    </fieldset>
  );
}

/** A bound in seats or in percent of the seats; empty: none. */
export function BoundField({ side }: { side: 'minimum' | 'maximum' }) {
  const { t, set, wrong, values } = useQuotaForm();
  const [seats, percent] = [`${side}Seats`, `${side}Percent`] as const;
  const [unit, setUnit] = useState<typeof seats | typeof percent>(values[seats] === null ? percent : seats);
  const value = values[unit];
  const write = (name: typeof unit, to: number | null) => set({ [seats]: null, [percent]: null, [name]: to });
  return (
    <Group gap={6} align="flex-start" wrap="nowrap">
      <NumberInput
        style={{ flex: 1 }}
        label={t(side)}
        description={t(`${side}Help`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={side === 'minimum' ? 1 : 0}
        allowDecimal={false}
        value={value ?? ''}
        onChange={(typed) => write(unit, typed === '' ? null : Number(typed))}
        error={wrong(seats, percent)}
      />
      <Select
        w={130}
        label={t('unit')}
        aria-label={`${t(side)} : ${t('unit')}`}
        data={[
          { value: seats, label: t('seats') },
          { value: percent, label: t('percent') },
        ]}
        value={unit}
        allowDeselect={false}
        onChange={(chosen) => {
          const next = chosen === seats ? seats : percent;
          setUnit(next);
          write(next, value);
        }}
      />
    </Group>
  );
}

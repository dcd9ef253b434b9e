'use client';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useTranslations } from 'next-intl';
import { Controller, useFormContext } from 'react-hook-form';
import { instantAt, wallClock } from '@/app/(city)/sessions/[code]/_components/wall-clock';
import { useFormat } from '@/ui/use-format';
import type { ProgrammeFields } from './programme-form';

type TextName = 'name' | 'startsOn' | 'endsOn' | 'senderName' | 'contactEmail' | 'contactPhone';
type Rules = ProgrammeFields['rules'];
type NumberName = { [K in keyof Rules]-?: NonNullable<Rules[K]> extends number ? K : never }[keyof Rules];
const HINTED = ['cutoffHours', 'offerMostHours', 'maxTicketsPerLeader', 'maxRenames', 'arriveMinutesBefore'] as const;

export function TextField({ name, type = 'text' }: { name: TextName; type?: string }) {
  const t = useTranslations('programmes.form');
  const { register, formState } = useFormContext<ProgrammeFields>();
  const wrong = formState.errors[name] && t(name === 'endsOn' ? 'dayOrder' : 'wrong');
  return <TextInput type={type} label={t(name)} error={wrong} {...register(name)} />;
}

export function NumberRule({ name }: { name: NumberName }) {
  const t = useTranslations('programmes');
  const { control, formState } = useFormContext<ProgrammeFields>();
  const hint = HINTED.find((hinted) => hinted === name);
  return (
    <Controller
      control={control}
      name={`rules.${name}`}
      render={({ field: { value, onChange, onBlur, ref, disabled } }) => (
        <NumberInput
          ref={ref}
          label={t(`rule.${name}`)}
          description={hint ? t(`hint.${hint}`) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value ?? ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
          onBlur={onBlur}
          disabled={disabled ?? false}
          allowDecimal={false}
          error={formState.errors.rules?.[name] && t('form.wrong')}
        />
      )}
    />
  );
}

/** An instant of the programme, written and read by the clock of its zone; empty: none. */
export function InstantRule({ name }: { name: 'demandsCloseAt' }) {
  const t = useTranslations('programmes');
  const { timeZone, zoneWords } = useFormat();
  const { control, formState } = useFormContext<ProgrammeFields>();
  return (
    <Controller
      control={control}
      name={`rules.${name}`}
      render={({ field: { value, onChange, disabled } }) => (
        <DateTimePicker
          label={t(`rule.${name}`)}
          description={t(`hint.${name}`, { zone: zoneWords() })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value ? wallClock(new Date(value), timeZone) : null}
          onChange={(text) => onChange(text ? instantAt(text, timeZone).toISOString() : null)}
          valueFormat="DD/MM/YYYY HH:mm"
          disabled={disabled ?? false}
          clearable
          error={formState.errors.rules?.[name] && t('form.wrong')}
        />
      )}
    />
  );
}

type ChoiceProps =
  | { name: 'delivery'; words: 'delivery'; options: readonly ['SELF_ISSUED', 'OFFICIAL_APP'] }
  | { name: 'postponementSilence'; words: 'silence'; options: readonly ['KEEP', 'RETURN'] };

export function ChoiceRule({ name, words, options }: ChoiceProps) {
  const t = useTranslations('programmes');
  const { control } = useFormContext<ProgrammeFields>();
  const data = options.map((value) => ({ value, label: t(`${words}.${value}` as 'silence.KEEP') }));
  return (
    <Controller
      control={control}
      name={`rules.${name}`}
      render={({ field: { value, onChange, disabled } }) => (
        <Select
          label={t(`rule.${name}`)}
          data={data}
          value={value ?? null}
          onChange={onChange}
          disabled={disabled ?? false}
          allowDeselect={false}
        />
      )}
    />
  );
}

export function SwitchRule({ name }: { name: 'ceremoniesExcluded' }) {
  const t = useTranslations('programmes.rule');
  const { register } = useFormContext<ProgrammeFields>();
  return <Switch label={t(name)} mt="lg" {...register(`rules.${name}`)} />;
}

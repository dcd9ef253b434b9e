'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useConflict } from '@/app/_components/use-conflict';
import { AGE_BANDS, personFields } from '@/modules/structures/beneficiary.schema';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import type { Person } from '../../_components/space-types';

type Fields = z.input<typeof personFields>;
type Checked = z.output<typeof personFields>;

const valuesOf = ({ firstName, lastName, ageBand, wheelchair }: Person): Checked => ({
  firstName,
  lastName,
  ageBand,
  wheelchair,
});

/** Saves a person already on the list, on the version that was read. */
function useSavePerson(known: Person | undefined) {
  const t = useTranslations('claims.person');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const client = useQueryClient();
  const edit = useMutation(trpc.people.edit.mutationOptions());
  const beneficiaryId = known?.id ?? '';
  const { run, dialog } = useConflict<Checked, unknown>({
    record: { kind: 'beneficiary', id: beneficiaryId },
    fields: {
      firstName: { label: t('firstName') },
      lastName: { label: t('lastName') },
      ageBand: { label: t('ageBand'), show: (band) => (band ? t(`age.${band}`) : t('unknownAge')) },
      wheelchair: { label: t('wheelchair'), show: (on) => common(on ? 'yes' : 'no') },
    },
    reread: async () => {
      const again = trpc.people.list.queryOptions({ beneficiaryId });
      const [now] = (await client.fetchQuery({ ...again, staleTime: 0 })).rows;
      return now ? { version: now.version, values: valuesOf(now) } : null;
    },
    send: (person, version) => edit.mutateAsync({ beneficiaryId, version, person }),
  });
  const save = (person: Checked) =>
    known ? run({ version: known.version, values: valuesOf(known) }, person) : Promise.resolve(null);
  return { save, dialog, pending: edit.isPending };
}

/** A person of the list: name, age, whether in a wheelchair. Nothing else is asked. */
export function PersonForm({
  known,
  onSaved,
}: {
  known?: Person;
  onSaved: (written: boolean) => void | Promise<void>;
}) {
  const t = useTranslations('claims.person');
  const list = useTranslations('claims.list');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const add = useMutation(trpc.people.add.mutationOptions());
  const edit = useSavePerson(known);
  const [error, setError] = useState<unknown>(null);
  const submit = async (person: Checked) => {
    setError(null);
    try {
      const saved = await (known ? edit.save(person) : add.mutateAsync({ person }));
      await onSaved(saved !== null);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const { register, control, handleSubmit, formState } = useForm<Fields, unknown, Checked>({
    resolver: zodResolver(personFields),
    defaultValues: {
      firstName: known?.firstName ?? '',
      lastName: known?.lastName ?? '',
      ageBand: known?.ageBand ?? null,
      wheelchair: known?.wheelchair ?? false,
    },
  });
  const locked = known ? !known.can.rename : false;
  const name = (key: 'firstName' | 'lastName') => ({
    label: t(key),
    size: 'md' as const,
    autoComplete: 'off',
    readOnly: locked,
    error: formState.errors[key] ? common('errors.invalid') : undefined,
    ...register(key),
  });
  const ages = AGE_BANDS.map((band) => ({ value: band, label: t(`age.${band}`) }));
  return (
    <form onSubmit={handleSubmit(submit)} style={{ display: 'grid', gap: 14 }} noValidate>
      <FormError error={error} />
      <TextInput {...name('firstName')} description={locked ? list('onTicket') : undefined} />
      <TextInput {...name('lastName')} />
      <Controller
        name="ageBand"
        control={control}
        render={({ field }) => (
          <Select
            label={t('ageBand')}
            placeholder={t('unknownAge')}
            size="md"
            data={ages}
            value={field.value ?? null}
            onChange={field.onChange}
            clearable
          />
        )}
      />
      <Controller
        name="wheelchair"
        control={control}
        render={({ field }) => (
          <Switch
            label={t('wheelchair')}
            size="md"
            checked={field.value ?? false}
            onChange={(event) => field.onChange(event.currentTarget.checked)}
            styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          />
        )}
      />
      <BigButton type="submit" loading={add.isPending || edit.pending}>
        {common('save')}
      </BigButton>
      {edit.dialog}
    </form>
  );
}

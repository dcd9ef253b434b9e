'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Select, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { AGE_BANDS, personFields } from '@/modules/structures/beneficiary.schema';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import type { Person } from '../../_components/space-types';
import { type CheckedPerson, personValues, usePersonConflict } from './use-person-conflict';

type Fields = z.input<typeof personFields>;

/** Saves a person already on the list, on the version that was read. */
function useSavePerson(known: Person | undefined) {
  const edit = useMutation(useTRPC().people.edit.mutationOptions());
  const beneficiaryId = known?.id ?? '';
  const { run, dialog } = usePersonConflict(beneficiaryId, {
    kind: 'form',
    send: (person, version) => edit.mutateAsync({ beneficiaryId, version, person }),
  });
  const save = (person: CheckedPerson) =>
    known ? run({ version: known.version, values: personValues(known) }, person) : Promise.resolve(null);
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
  const submit = async (person: CheckedPerson) => {
    setError(null);
    try {
      const saved = await (known ? edit.save(person) : add.mutateAsync({ person }));
      await onSaved(saved !== null);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const { register, control, handleSubmit, formState } = useForm<Fields, unknown, CheckedPerson>({
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

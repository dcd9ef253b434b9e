'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Select, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { AGE_BANDS, personFields } from '@/modules/structures/beneficiary.schema';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import type { Person } from '../../_components/space-types';

type Fields = z.input<typeof personFields>;

/** A person of the list: name, age, whether in a wheelchair. Nothing else is asked. */
export function PersonForm({ known, onSaved }: { known?: Person; onSaved: () => void | Promise<void> }) {
  const t = useTranslations('claims.person');
  const list = useTranslations('claims.list');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const add = useMutation(trpc.people.add.mutationOptions({ onSuccess: () => onSaved() }));
  const edit = useMutation(trpc.people.edit.mutationOptions({ onSuccess: () => onSaved() }));
  const { register, control, handleSubmit, formState } = useForm<Fields, unknown, z.output<typeof personFields>>({
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
    <form
      onSubmit={handleSubmit((person) =>
        known ? edit.mutate({ beneficiaryId: known.id, person }) : add.mutate({ person }),
      )}
      style={{ display: 'grid', gap: 14 }}
      noValidate
    >
      <FormError error={add.error ?? edit.error} />
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
      <BigButton type="submit" loading={add.isPending || edit.isPending}>
        {common('save')}
      </BigButton>
    </form>
  );
}

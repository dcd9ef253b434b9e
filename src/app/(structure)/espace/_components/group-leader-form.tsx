'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { groupLeaderFields } from '@/modules/structures/group-leader.schema';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import type { GroupLeaderCard } from './space-types';

type Fields = z.input<typeof groupLeaderFields>;

/** A group leader of this structure: name, the address the links are bound to, phone, language. */
export function GroupLeaderForm({
  known,
  submitLabel,
  onSaved,
}: {
  known?: GroupLeaderCard;
  submitLabel: string;
  onSaved: (id: string) => void | Promise<void>;
}) {
  const t = useTranslations('claims.person');
  const list = useTranslations('claims.list');
  const trpc = useTRPC();
  const saved = { onSuccess: ({ id }: { id: string }) => onSaved(id) };
  const add = useMutation(trpc.people.addLeader.mutationOptions(saved));
  const edit = useMutation(trpc.people.editLeader.mutationOptions(saved));
  const { register, control, handleSubmit, formState } = useForm<Fields, unknown, z.output<typeof groupLeaderFields>>({
    resolver: zodResolver(groupLeaderFields),
    defaultValues: {
      firstName: known?.firstName ?? '',
      lastName: known?.lastName ?? '',
      email: known?.email ?? '',
      phone: known?.phone ?? '',
      locale: known?.locale === 'en' ? 'en' : 'fr',
    },
  });
  const missing = useTranslations('common.errors')('invalid');
  const field = (name: 'firstName' | 'lastName' | 'email' | 'phone') => ({
    label: t(name),
    size: 'md' as const,
    error: formState.errors[name] ? missing : undefined,
    ...register(name),
  });
  const locked = known ? !known.can.changeAddress : false;
  return (
    <form
      onSubmit={handleSubmit((leader) =>
        known ? edit.mutate({ groupLeaderId: known.id, leader }) : add.mutate({ leader }),
      )}
      style={{ display: 'grid', gap: 14 }}
      noValidate
    >
      <FormError error={add.error ?? edit.error} />
      <TextInput {...field('firstName')} autoComplete="off" required />
      <TextInput {...field('lastName')} autoComplete="off" required />
      <TextInput
        {...field('email')}
        type="email"
        inputMode="email"
        autoComplete="off"
        required
        readOnly={locked}
        description={locked ? list('addressKept') : undefined}
      />
      <TextInput {...field('phone')} type="tel" inputMode="tel" autoComplete="off" />
      <Controller
        name="locale"
        control={control}
        render={({ field: { value, onChange } }) => (
          <Select
            label={t('locale')}
            size="md"
            data={[
              { value: 'fr', label: t('fr') },
              { value: 'en', label: t('en') },
            ]}
            value={value ?? 'fr'}
            onChange={onChange}
            allowDeselect={false}
          />
        )}
      />
      <BigButton type="submit" loading={add.isPending || edit.isPending}>
        {submitLabel}
      </BigButton>
    </form>
  );
}

'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useConflict } from '@/app/_components/use-conflict';
import { groupLeaderFields } from '@/modules/structures/group-leader.schema';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import type { GroupLeaderCard } from './space-types';

type Fields = z.input<typeof groupLeaderFields>;
type Checked = z.output<typeof groupLeaderFields>;

const valuesOf = (known: GroupLeaderCard): Checked => ({
  firstName: known.firstName ?? '',
  lastName: known.lastName ?? '',
  email: known.email ?? '',
  phone: known.phone ?? '',
  locale: known.locale === 'en' ? 'en' : 'fr',
});

/** Saves a group leader already known, on the version that was read. */
function useSaveLeader(known: GroupLeaderCard | undefined) {
  const t = useTranslations('claims.person');
  const trpc = useTRPC();
  const client = useQueryClient();
  const edit = useMutation(trpc.people.editLeader.mutationOptions());
  const groupLeaderId = known?.id ?? '';
  const { run, dialog } = useConflict<Checked, unknown>({
    record: { kind: 'group-leader', id: groupLeaderId },
    fields: {
      firstName: { label: t('firstName') },
      lastName: { label: t('lastName') },
      email: { label: t('email') },
      phone: { label: t('phone') },
      locale: { label: t('locale'), show: (language) => t(language) },
    },
    reread: async () => {
      const all = await client.fetchQuery({ ...trpc.people.leaders.queryOptions({}), staleTime: 0 });
      const now = all.find(({ id }) => id === groupLeaderId);
      return now ? { version: now.version, values: valuesOf(now) } : null;
    },
    send: (leader, version) => edit.mutateAsync({ groupLeaderId, version, leader }),
  });
  const save = async (leader: Checked) => {
    const saved = known && (await run({ version: known.version, values: valuesOf(known) }, leader));
    return { id: saved ? groupLeaderId : null };
  };
  return { save, dialog, pending: edit.isPending };
}

/** A group leader of this structure: name, the address the links are bound to, phone, language. */
export function GroupLeaderForm({
  known,
  submitLabel,
  onSaved,
}: {
  known?: GroupLeaderCard;
  submitLabel: string;
  /** The id; null when theirs was kept and nothing was written. */
  onSaved: (id: string | null) => void | Promise<void>;
}) {
  const t = useTranslations('claims.person');
  const list = useTranslations('claims.list');
  const trpc = useTRPC();
  const add = useMutation(trpc.people.addLeader.mutationOptions());
  const edit = useSaveLeader(known);
  const [error, setError] = useState<unknown>(null);
  const submit = async (leader: Checked) => {
    setError(null);
    try {
      const { id } = await (known ? edit.save(leader) : add.mutateAsync({ leader }));
      await onSaved(id);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const { register, control, handleSubmit, formState } = useForm<Fields, unknown, Checked>({
    resolver: zodResolver(groupLeaderFields),
    defaultValues: known ? valuesOf(known) : { firstName: '', lastName: '', email: '', phone: '', locale: 'fr' },
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
    <form onSubmit={handleSubmit(submit)} style={{ display: 'grid', gap: 14 }} noValidate>
      <FormError error={error} />
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
      <BigButton type="submit" loading={add.isPending || edit.pending}>
        {submitLabel}
      </BigButton>
      {edit.dialog}
    </form>
  );
}

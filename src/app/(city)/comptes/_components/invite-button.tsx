'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Modal, Select, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { inviteUserInput, ROLES } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { StructureSelect } from './structure-select';

type Fields = z.input<typeof inviteUserInput>;

/** Opens the form that invites somebody by mail. */
export function InviteButton() {
  const t = useTranslations('accounts.invite');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={16} />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('title')}>
        <InviteForm close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function InviteForm({ close }: { close: () => void }) {
  const t = useTranslations('accounts.invite');
  const roles = useTranslations('common.role');
  const trpc = useTRPC();
  const router = useRouter();
  const invite = useMutation(
    trpc.accounts.invite.mutationOptions({
      onSuccess: (_, { email }) => {
        notifications.show({ message: t('sent', { email }) });
        close();
        router.refresh();
      },
    }),
  );
  const form = useForm<Fields, unknown, z.output<typeof inviteUserInput>>({
    resolver: zodResolver(inviteUserInput),
    defaultValues: { email: '', name: '', role: 'LEADER', structureId: null },
  });
  const { errors } = form.formState;
  const role = form.watch('role');
  return (
    <form noValidate onSubmit={form.handleSubmit((fields) => invite.mutate(fields))}>
      <FormError error={invite.error} />
      <Text fz="sm" c="var(--g-second)" mb="md">
        {t('text')}
      </Text>
      <TextInput label={t('name')} mb="sm" error={errors.name && t('nameMissing')} {...form.register('name')} />
      <TextInput
        label={t('email')}
        type="email"
        mb="sm"
        error={errors.email && t('emailWrong')}
        {...form.register('email')}
      />
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => (
          <Select
            label={t('role')}
            mb="sm"
            allowDeselect={false}
            data={ROLES.map((value) => ({ value, label: roles(value) }))}
            value={field.value}
            onChange={(value) => {
              field.onChange(value);
              if (value !== 'LEADER') form.setValue('structureId', null);
            }}
          />
        )}
      />
      {role === 'LEADER' ? (
        <Controller
          control={form.control}
          name="structureId"
          render={({ field }) => (
            <StructureSelect
              value={field.value ?? null}
              onChange={field.onChange}
              error={Boolean(errors.structureId)}
            />
          )}
        />
      ) : null}
      <Button type="submit" fullWidth mt="md" loading={invite.isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}

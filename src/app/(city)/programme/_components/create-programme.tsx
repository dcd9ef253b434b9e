'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Modal, SimpleGrid, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { createProgrammeInput } from '@/modules/programmes/programme-form.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';

type Fields = z.input<typeof createProgrammeInput>;
const EMPTY = { slug: '', name: '', startsOn: '', endsOn: '', senderName: '', contactEmail: '', contactPhone: '' };
const TYPES: Partial<Record<keyof Fields, string>> = {
  startsOn: 'date',
  endsOn: 'date',
  contactEmail: 'email',
  contactPhone: 'tel',
};
const IN_FORM = ['name', 'startsOn', 'endsOn', 'senderName', 'contactEmail', 'contactPhone'] as const;

/** Opens the form of a new edition. */
export function CreateProgramme({ timeZone }: { timeZone: string }) {
  const t = useTranslations('programmes.create');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('title')}>
        <CreateForm timeZone={timeZone} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function CreateForm({ timeZone, close }: { timeZone: string; close: () => void }) {
  const t = useTranslations('programmes');
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(
    trpc.programmes.create.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('create.done') });
        close();
        router.refresh();
      },
    }),
  );
  const { register, handleSubmit, formState } = useForm<Fields, unknown, z.output<typeof createProgrammeInput>>({
    resolver: zodResolver(createProgrammeInput),
    defaultValues: { ...EMPTY, timeZone },
  });
  const wrong = (name: keyof Fields) => formState.errors[name] && t(name === 'endsOn' ? 'form.dayOrder' : 'form.wrong');
  return (
    <form noValidate onSubmit={handleSubmit((fields) => create.mutate(fields))}>
      <FormError error={create.error} />
      <Text fz="sm" c="var(--g-second)" mb="md">
        {t('create.text')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {IN_FORM.map((name) => (
          <TextInput
            key={name}
            type={TYPES[name] ?? 'text'}
            label={t(`form.${name}`)}
            error={wrong(name)}
            {...register(name)}
          />
        ))}
        <TextInput
          label={t('create.slug')}
          description={t('create.slugHelp')}
          error={wrong('slug')}
          {...register('slug')}
        />
        <TextInput label={t('create.timeZone')} error={wrong('timeZone')} {...register('timeZone')} />
      </SimpleGrid>
      <Button type="submit" fullWidth mt="md" loading={create.isPending}>
        {t('create.submit')}
      </Button>
    </form>
  );
}

'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormProvider, type Resolver, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { WhyFields } from '@/app/(city)/_components/why-fields';
import { addQuotaInput, type QuotaFields, quotaFields } from '@/modules/allocation/draw-rules/draw-rules.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { BoundField, WhereFields, WhomFields } from './quota-fields';
import { QuotaPreview } from './quota-preview';
import type { Quota } from './quotas-panel';

export type QuotaForm = QuotaFields & Pick<z.output<typeof addQuotaInput>, 'reason'> & { note: string };
type Checked = z.output<typeof addQuotaInput>;

/** The schema fills in what is left out; a form leaves nothing out. */
const RESOLVER = zodResolver(addQuotaInput) as Resolver<QuotaForm, unknown, Checked>;

const formOf = (fields: QuotaFields): QuotaForm => ({ ...fields, reason: 'CITY_DECISION', note: '' });

export function AddQuota({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('quotas');
  const add = useMutation(useTRPC().drawRules.addQuota.mutationOptions());
  return (
    <QuotaDialog
      label={t('quotas.add')}
      title={t('form.addTitle')}
      submit={t('form.add')}
      tags={tags}
      values={formOf(quotaFields.parse({}))}
      save={async (fields) => t('form.added', { code: (await add.mutateAsync(fields)).code })}
    />
  );
}

export function EditQuota({ quota, tags }: { quota: Quota; tags: readonly string[] }) {
  const t = useTranslations('quotas');
  const change = useMutation(useTRPC().drawRules.changeQuota.mutationOptions());
  const { id, code, version, fields } = quota;
  return (
    <QuotaDialog
      label={t('quotas.edit')}
      hint={t('quotas.editCode', { code })}
      title={t('form.editTitle', { code })}
      submit={t('form.save')}
      tags={tags}
      quota={quota}
      values={formOf(fields)}
      save={async (changed) => {
        await change.mutateAsync({ quotaId: id, version, ...changed });
        return t('form.saved', { code });
      }}
    />
  );
}

type Props = {
  label: string;
  /** What the button says to those who do not see which row it stands in; a button of a row is small. */
  hint?: string;
  title: string;
  submit: string;
  tags: readonly string[];
  quota?: Quota;
  values: QuotaForm;
  save: (fields: Checked) => Promise<string>;
};

function QuotaDialog({ label, hint, ...form }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        {...(hint
          ? { variant: 'default', size: 'compact-sm', 'aria-label': hint }
          : { leftSection: <IconPlus size={16} /> })}
        onClick={() => setOpened(true)}
      >
        {label}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={form.title} size="lg">
        <Form {...form} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function Form({ submit, tags, quota, values, save, close }: Omit<Props, 'label' | 'hint'> & { close: () => void }) {
  const common = useTranslations('common');
  const router = useRouter();
  const [error, setError] = useState<unknown>(null);
  const form = useForm<QuotaForm, unknown, Checked>({ resolver: RESOLVER, defaultValues: values });
  const send = form.handleSubmit(async ({ note, ...fields }) => {
    setError(null);
    try {
      notifications.show({ message: await save({ ...fields, ...(note && { note }) }), color: 'yes' });
      close();
      router.refresh();
    } catch (refusal) {
      setError(refusal);
    }
  });
  const { reason, note } = form.watch();
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <FormError error={error} />
        <Stack gap="sm">
          <WhomFields tags={tags} {...(quota?.structure && { now: quota.structure })} />
          <WhereFields {...(quota?.session && { now: quota.session })} />
          <Group grow align="flex-start">
            <BoundField side="minimum" />
            <BoundField side="maximum" />
          </Group>
          <QuotaPreview quotaId={quota?.id ?? null} />
          <WhyFields
            value={{ reason, note }}
            onChange={(why) => {
              form.setValue('reason', why.reason);
              form.setValue('note', why.note);
            }}
          />
        </Stack>
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={close}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {submit}
          </Button>
        </Group>
      </form>
    </FormProvider>
  );
}

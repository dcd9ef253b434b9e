'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, type UseFormReturn, useForm } from 'react-hook-form';
import { useConflict } from '@/app/_components/use-conflict';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { type StructureFields, structureFields } from '@/modules/structures/structure.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { structureValues } from './structure-values';

const EMPTY: Required<StructureFields> = {
  name: '',
  public: 'SOCIAL',
  externalId: '',
  district: null,
  address: '',
  postalCode: '',
  city: '',
  contactEmail: '',
  memberCount: null,
};
const TEXTS = ['externalId', 'address', 'postalCode', 'city', 'contactEmail'] as const;

/** Empty boxes are unknown, not empty words. */
function withoutBlanks(fields: StructureFields): StructureFields {
  const blanks = Object.fromEntries(TEXTS.map((key) => [key, fields[key]?.trim() || null]));
  return { ...fields, ...blanks };
}

export function NewStructure() {
  const t = useTranslations('structures.form');
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.structures.create.mutationOptions());
  const save = async (fields: StructureFields) => {
    const made = await create.mutateAsync(fields);
    router.push(`/structures/${made.structureId}`);
  };
  return (
    <StructureDialog label={t('new')} icon={<IconPlus size={16} />} title={t('newTitle')} values={EMPTY} save={save} />
  );
}

type Compared = Required<StructureFields>;

/** Saved on the version that was read: whoever saves second is shown what changed. */
export function EditStructure({
  structureId,
  version,
  values,
}: {
  structureId: string;
  version: number;
  values: StructureFields;
}) {
  const t = useTranslations('structures.form');
  const words = useTranslations('structures.field');
  const common = useTranslations('common.public');
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const edit = useMutation(trpc.structures.edit.mutationOptions());
  const { run, dialog } = useConflict<Compared, unknown>({
    record: { kind: 'structure', id: structureId },
    fields: {
      name: { label: words('name') },
      public: { label: words('public'), show: (audience) => common(audience) },
      externalId: { label: words('externalId') },
      district: { label: words('district') },
      address: { label: words('address') },
      postalCode: { label: words('postalCode') },
      city: { label: words('city') },
      contactEmail: { label: words('contactEmail') },
      memberCount: { label: words('memberCount') },
    },
    reread: async () => {
      const now = await client.fetchQuery({ ...trpc.structures.page.queryOptions({ structureId }), staleTime: 0 });
      return { version: now.version, values: structureValues(now) };
    },
    send: (fields, seen) => edit.mutateAsync({ ...withoutBlanks(fields), structureId, version: seen }),
  });
  const save = async (fields: StructureFields) => {
    await run({ version, values: { ...EMPTY, ...values } }, fields);
    router.refresh();
  };
  return (
    <>
      <StructureDialog
        label={t('edit')}
        icon={<IconPencil size={16} />}
        title={t('editTitle')}
        values={values}
        save={save}
      />
      {dialog}
    </>
  );
}

type DialogProps = {
  label: string;
  icon: React.ReactNode;
  title: string;
  values: StructureFields;
  save: (fields: StructureFields) => Promise<void>;
};

function StructureDialog({ label, icon, title, values, save }: DialogProps) {
  const common = useTranslations('common');
  const [opened, setOpened] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useForm<StructureFields>({ resolver: zodResolver(structureFields), defaultValues: values });
  const submit = form.handleSubmit(async (fields) => {
    setError(null);
    try {
      await save(withoutBlanks(fields));
      setOpened(false);
    } catch (refusal) {
      setError(refusal);
    }
  });
  const open = () => {
    form.reset(values);
    setError(null);
    setOpened(true);
  };
  return (
    <>
      <Button variant={icon ? 'default' : 'filled'} leftSection={icon} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={title} size="lg">
        <form onSubmit={(event) => void submit(event)} noValidate>
          <FormError error={error} />
          <Fields form={form} />
          <Group justify="flex-end" mt="md" gap="xs">
            <Button variant="default" onClick={() => setOpened(false)}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {common('save')}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}

function Fields({ form }: { form: UseFormReturn<StructureFields> }) {
  const t = useTranslations('structures');
  const common = useTranslations('common');
  const wrong = (key: keyof StructureFields) =>
    form.formState.errors[key] ? t(`form.wrong.${key === 'name' ? 'name' : 'other'}`) : undefined;
  const text = (key: 'name' | (typeof TEXTS)[number]) => (
    <TextInput label={t(`field.${key}`)} error={wrong(key)} required={key === 'name'} {...form.register(key)} />
  );
  const number = (key: 'district' | 'memberCount', most: number) => (
    <Controller
      control={form.control}
      name={key}
      render={({ field }) => (
        <NumberInput
          label={t(`field.${key}`)}
          error={wrong(key)}
          min={key === 'district' ? 1 : 0}
          max={most}
          value={field.value ?? ''}
          onBlur={field.onBlur}
          onChange={(value) => field.onChange(value === '' ? null : Number(value))}
        />
      )}
    />
  );
  return (
    <Stack gap="sm">
      {text('name')}
      <Group grow align="flex-start">
        <Controller
          control={form.control}
          name="public"
          render={({ field }) => (
            <Select
              label={t('field.public')}
              data={PUBLICS.map((value) => ({ value, label: common(`public.${value}`) }))}
              value={field.value}
              onChange={field.onChange}
              allowDeselect={false}
              required
            />
          )}
        />
        {number('memberCount', 1_000_000)}
      </Group>
      {text('contactEmail')}
      {text('address')}
      <Group grow align="flex-start">
        {text('postalCode')}
        {text('city')}
        {number('district', 20)}
      </Group>
      {text('externalId')}
    </Stack>
  );
}

'use client';
import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemWords } from '@/app/_components/use-problem-words';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];
type Mapping = Record<string, number | null>;
/** `sample`: the cells of a row, to recognise the columns by. */
type Props = { found: Import; sample: readonly string[]; onSent?: () => void };

/** Where each field is, said by a person; then the file is checked again. A column serves once: taking it frees it elsewhere. */
export function ColumnsForm({ found, sample, onSent }: Props) {
  const t = useTranslations('imports.columnsForm');
  const trpc = useTRPC();
  const router = useRouter();
  const choose = useMutation(trpc.imports.chooseColumns.mutationOptions());
  const [mapping, setMapping] = useState<Mapping>({ ...found.reading?.mapping });
  const [tried, setTried] = useState(false);
  const place = (field: string, column: number | null) => {
    const freed = Object.entries(mapping).map(([name, held]) => [
      name,
      column !== null && held === column ? null : held,
    ]);
    setMapping({ ...Object.fromEntries(freed), [field]: column });
  };
  const complete = found.fields.every(({ name, required }) => !required || (mapping[name] ?? null) !== null);
  const send = async () => {
    setTried(true);
    if (!complete) return;
    await choose.mutateAsync({ importId: found.id, version: found.version, mapping }).then(
      () => {
        onSent?.();
        router.refresh();
      },
      // Told by FormError.
      () => undefined,
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormError error={choose.error} />
      <p className={classes.note}>{t('headerLine', { line: found.reading?.headerLine ?? 1 })}</p>
      <div className={classes.fields}>
        {found.fields.map((field) => (
          <FieldSelect
            key={field.name}
            field={field}
            headers={found.reading?.headers ?? []}
            sample={sample}
            value={mapping[field.name] ?? null}
            missing={tried}
            onChange={(column) => place(field.name, column)}
          />
        ))}
      </div>
      <Button type="submit" mt="md" loading={choose.isPending}>
        {t('recheck')}
      </Button>
    </form>
  );
}

type FieldProps = {
  field: Import['fields'][number];
  headers: readonly string[];
  sample: readonly string[];
  value: number | null;
  missing: boolean;
  onChange: (column: number | null) => void;
};

function FieldSelect({ field, headers, sample, value, missing, onChange }: FieldProps) {
  const t = useTranslations('imports.columnsForm');
  const rows = useTranslations('imports.rows');
  const words = useProblemWords();
  const example = value === null ? '' : (sample[value] ?? '');
  return (
    <Select
      label={words.field(field.name)}
      required={field.required}
      data={headers.map((header, index) => ({
        value: String(index),
        label: header || rows('column', { number: index + 1 }),
      }))}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      placeholder={t(field.required ? 'choose' : 'absent')}
      description={example ? t('sample', { value: example }) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={missing && field.required && value === null ? t('stillMissing') : undefined}
      clearable={!field.required}
      searchable={headers.length > 8}
    />
  );
}

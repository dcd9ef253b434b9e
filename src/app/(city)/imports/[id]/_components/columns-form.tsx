'use client';
import { Button, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useColumnsChoice } from '@/app/_components/use-columns-choice';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];
/** `sample`: the cells of a row, to recognise the columns by. */
type Props = { found: Import; sample: readonly string[]; onSent?: () => void };

/** Where each field is, said by a person; then the file is checked again. */
export function ColumnsForm({ found, sample, onSent }: Props) {
  const t = useTranslations('imports.columnsForm');
  const choice = useColumnsChoice(found, onSent);
  const [tried, setTried] = useState(false);
  const headerLine = found.reading?.headerLine ?? 1;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (choice.missing.length === 0) choice.send();
      }}
    >
      <FormError error={choice.error} />
      <p className={classes.note}>{choice.sayNoHeader ? t('headerLine', { line: headerLine }) : t('noTitles')}</p>
      <div className={classes.fields}>
        {found.fields.map((field) => (
          <FieldSelect
            key={field.name}
            field={field}
            columns={choice.columns}
            sample={sample}
            value={choice.mapping[field.name] ?? null}
            missing={tried && choice.missing.includes(field.name)}
            onChange={(column) => choice.place(field.name, column)}
          />
        ))}
      </div>
      <Button type="submit" mt="md" loading={choice.pending}>
        {t('recheck')}
      </Button>
      {choice.sayNoHeader && found.can.chooseColumns ? (
        <Button variant="subtle" mt="md" ml="sm" disabled={choice.pending} onClick={choice.sayNoHeader}>
          {t('noHeader')}
        </Button>
      ) : null}
    </form>
  );
}

type FieldProps = {
  field: Import['fields'][number];
  columns: ReturnType<typeof useColumnsChoice>['columns'];
  sample: readonly string[];
  value: number | null;
  missing: boolean;
  onChange: (column: number | null) => void;
};

function FieldSelect({ field, columns, sample, value, missing, onChange }: FieldProps) {
  const t = useTranslations('imports.columnsForm');
  const words = useProblemWords();
  const example = value === null ? '' : (sample[value] ?? '');
  const needed = field.required && !field.or;
  return (
    <Select
      label={words.field(field.name)}
      required={needed}
      data={columns}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      placeholder={t(needed ? 'choose' : 'absent')}
      description={example ? t('sample', { value: example }) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={missing ? t('stillMissing') : undefined}
      clearable={!needed}
      searchable={columns.length > 8}
    />
  );
}

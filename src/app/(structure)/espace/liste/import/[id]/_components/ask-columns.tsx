'use client';
import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemWords } from '@/app/_components/use-problem-words';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import classes from '../../_components/list-import.module.css';

/** Which columns hold what the list must have, when they were not recognised; or where each thing is, when it was not well. */
export function AskColumns({ found, all = false }: { found: RouterOutputs['imports']['read']; all?: boolean }) {
  const t = useTranslations('imports.space');
  const form = useTranslations('imports.columnsForm');
  const columnWords = useTranslations('imports.rows');
  const words = useProblemWords();
  const trpc = useTRPC();
  const router = useRouter();
  const choose = useMutation(trpc.imports.chooseColumns.mutationOptions({ onSuccess: () => router.refresh() }));
  const reading = found.reading;
  const [mapping, setMapping] = useState<Record<string, number | null>>({ ...reading?.mapping });
  if (!reading) return null;
  const needed = found.fields.filter(({ required }) => required).map(({ name }) => name);
  const asked = all ? found.fields.map(({ name }) => name) : reading.missing;
  const place = (field: string, column: number | null) => {
    const freed = Object.entries(mapping).map(([name, held]) => [
      name,
      column !== null && held === column ? null : held,
    ]);
    setMapping({ ...Object.fromEntries(freed), [field]: column });
  };
  return (
    <div className={classes.card}>
      <FormError error={choose.error} />
      {all ? null : <p className={classes.small}>{t('columnsText')}</p>}
      <div className={classes.acts}>
        {asked.map((field) => (
          <Select
            key={field}
            size="lg"
            clearable={!needed.includes(field)}
            label={words.field(field)}
            placeholder={form('choose')}
            data={reading.headers.map((header, index) => ({
              value: String(index),
              label: header || columnWords('column', { number: index + 1 }),
            }))}
            value={mapping[field] === null || mapping[field] === undefined ? null : String(mapping[field])}
            onChange={(value) => place(field, value === null ? null : Number(value))}
          />
        ))}
        <BigButton
          loading={choose.isPending}
          disabled={needed.some((field) => (mapping[field] ?? null) === null)}
          onClick={() => choose.mutate({ importId: found.id, version: found.version, mapping })}
        >
          {t('continue')}
        </BigButton>
      </div>
    </div>
  );
}

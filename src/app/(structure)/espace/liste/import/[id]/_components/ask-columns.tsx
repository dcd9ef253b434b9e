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

/** Which columns hold what the list must have, when they were not recognised. */
export function AskColumns({ found }: { found: RouterOutputs['imports']['read'] }) {
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
      <p className={classes.small}>{t('columnsText')}</p>
      <div className={classes.acts}>
        {reading.missing.map((field) => (
          <Select
            key={field}
            size="lg"
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
          disabled={reading.missing.some((field) => (mapping[field] ?? null) === null)}
          onClick={() => choose.mutate({ importId: found.id, version: found.version, mapping })}
        >
          {t('continue')}
        </BigButton>
      </div>
    </div>
  );
}

'use client';
import { Button, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useColumnsChoice } from '@/app/_components/use-columns-choice';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import classes from '../../_components/list-import.module.css';

type Import = RouterOutputs['imports']['read'];

/** What is asked: what is missing, and what may stand in for it; or everything. */
function fieldsAsked({ fields, reading }: Import, all: boolean): readonly string[] {
  if (all) return fields.map(({ name }) => name);
  const missing = fields.filter(({ name }) => reading?.missing.includes(name));
  return [...new Set([...missing.map(({ name }) => name), ...missing.flatMap(({ or }) => or ?? [])])];
}

/** Which columns hold what the list must have, when they were not recognised; or where each thing is, when it was not well. */
export function AskColumns({ found, all = false }: { found: Import; all?: boolean }) {
  const t = useTranslations('imports.space');
  const form = useTranslations('imports.columnsForm');
  const words = useProblemWords();
  const choice = useColumnsChoice(found);
  const reading = found.reading;
  if (!reading) return null;
  const headers = reading.headers.filter(Boolean).join(' · ');
  return (
    <div className={classes.card}>
      <FormError error={choice.error} />
      {all ? null : <p className={classes.small}>{t('columnsText')}</p>}
      <p className={classes.small}>
        {choice.sayNoHeader ? form('firstLine', { line: reading.headerLine, headers }) : form('noTitles')}
      </p>
      {choice.sayNoHeader && found.can.chooseColumns ? (
        <Button variant="subtle" h={44} px={0} disabled={choice.pending} onClick={choice.sayNoHeader}>
          <span className={classes.wrapped}>{form('noHeader')}</span>
        </Button>
      ) : null}
      <div className={classes.acts}>
        {fieldsAsked(found, all).map((field) => (
          <Select
            key={field}
            size="lg"
            clearable
            label={words.field(field)}
            placeholder={form('choose')}
            data={choice.columns}
            value={
              choice.mapping[field] === null || choice.mapping[field] === undefined
                ? null
                : String(choice.mapping[field])
            }
            onChange={(value) => choice.place(field, value === null ? null : Number(value))}
          />
        ))}
        <BigButton loading={choice.pending} disabled={choice.missing.length > 0} onClick={choice.send}>
          {t('continue')}
        </BigButton>
      </div>
    </div>
  );
}

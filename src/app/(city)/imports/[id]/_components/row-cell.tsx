'use client';
import { Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { Problem } from '@/modules/imports/import.rules';
import { CellIssue } from '@/ui/cell-issue';
import classes from './rows.module.css';

const LONGEST = 60;
const cut = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

type Props = { value: string; was: string | undefined; problems: readonly Problem[] };

/** A cell as it was written, beside what it was before it was corrected; boxed with the reason, and what to write instead when it can be told. */
export function RowCell({ value, was, problems }: Props) {
  const t = useTranslations('imports.rows');
  const words = useProblemWords();
  const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  if (!worst && was !== undefined && was !== value) return <Corrected was={was} value={value} />;
  if (!worst) return <Plain value={value} />;
  const reason = worst.proposal ? t('proposal', { value: worst.proposal }) : words.short(worst);
  return (
    <Tooltip label={problems.map(words.whole).join(' ')} multiline maw={340}>
      <span className={classes.boxed}>
        {worst.severity === 'error' ? (
          <CellIssue value={cut(value)} reason={reason} />
        ) : (
          <span className={classes.doubt}>
            <span>{cut(value)}</span>
            <span className={classes.doubtWhy}>
              <IconInfoCircle size={14} aria-hidden="true" />
              {reason}
            </span>
          </span>
        )}
      </span>
    </Tooltip>
  );
}

function Corrected({ was, value }: { was: string; value: string }) {
  const t = useTranslations('imports.rows');
  return (
    <span className={classes.corrected}>
      <del>{cut(was) || t('empty')}</del>
      <span aria-hidden="true">→</span>
      <ins>{cut(value) || t('empty')}</ins>
    </span>
  );
}

function Plain({ value }: { value: string }) {
  const t = useTranslations('imports.rows');
  if (value.trim() === '') return <span className={classes.empty}>{t('empty')}</span>;
  return (
    <span className={classes.cell} title={value.length > 40 ? value : undefined}>
      {value}
    </span>
  );
}

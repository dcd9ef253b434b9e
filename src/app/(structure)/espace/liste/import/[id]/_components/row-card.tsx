'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCorrection } from '@/app/_components/correction/correction';
import { WhoIsIt } from '@/app/_components/correction/who-is-it';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { Problem } from '@/modules/imports/import.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import classes from '../../_components/list-import.module.css';
import { CorrectForm } from './correct-form';

type Row = RouterOutputs['imports']['rows']['rows'][number];
type Mapping = Readonly<Record<string, number | null>>;

/** Who a row is, or what it asks for; its line when it says neither. */
export function useRowTitle() {
  const t = useTranslations('imports.space');
  return ({ cells, line }: Pick<Row, 'cells' | 'line'>, mapping: Mapping): string => {
    const at = (field: string) => cells[mapping[field] ?? -1]?.trim() ?? '';
    const name = [at('firstName'), at('lastName')].filter(Boolean).join(' ') || at('fullName');
    return name || [at('sessionCode'), at('formula')].filter(Boolean).join(' · ') || t('line', { line });
  };
}

/** One row: what is wrong with each cell, and the cells to write anew; who it is, when it looks like somebody; or it is left aside. */
export function RowCard({ row, mapping, warned }: { row: Row; mapping: Mapping; warned: boolean }) {
  const t = useTranslations('imports.space');
  const correct = useTranslations('imports.correct');
  const titleOf = useRowTitle();
  const correction = useCorrection();
  const mine = correction?.about === row.line;
  const { line, beside } = row;
  return (
    <article className={`${classes.row} ${warned ? classes.warned : ''}`}>
      <h3 className={classes.who}>
        {titleOf(row, mapping)}
        <span>{t('line', { line })}</span>
      </h3>
      {row.problems.map((problem) => (
        <Reason key={`${problem.field} ${problem.code}`} problem={problem} />
      ))}
      <FormError error={mine ? correction.error : null} />
      {beside ? <WhoIsIt line={line} beside={beside} large /> : null}
      {correction && !beside ? (
        <>
          <CorrectForm row={row} mapping={mapping} folded={warned} />
          {warned ? null : (
            <Button
              variant="subtle"
              fullWidth
              h={44}
              mt={4}
              disabled={correction.pending}
              onClick={() => void correction.act({ line, decision: 'SKIP' })}
            >
              {correct('skip')}
            </Button>
          )}
        </>
      ) : null}
    </article>
  );
}

function Reason({ problem }: { problem: Problem }) {
  const t = useTranslations('imports.space');
  const words = useProblemWords();
  const name = problem.column ?? (problem.field ? words.field(problem.field) : '');
  return (
    <p className={classes.why}>
      <strong>{name}</strong>{' '}
      <em>{problem.value.trim() ? t('read', { value: problem.value.trim() }) : t('nothingRead')}</em>{' '}
      {words.whole(problem)} {problem.proposal ? t('try', { value: problem.proposal }) : null}
    </p>
  );
}

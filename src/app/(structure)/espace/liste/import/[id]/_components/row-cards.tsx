'use client';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { Problem } from '@/modules/imports/import.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import { type OwnKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';

type Rows = RouterOutputs['imports']['rows'];
type Row = Rows['rows'][number];
type Mapping = Readonly<Record<string, number | null>>;
type Props = { of: OwnKind; kind: 'bad' | 'warn'; rows: Rows; mapping: Mapping };

/** Rows to correct or to reread, one card each: who it is, what was written, what to write. */
export function RowCards({ of, kind, rows, mapping }: Props) {
  const t = spaceWords(useTranslations('imports.space'), of);
  const { n } = useFormat();
  if (rows.total === 0) return null;
  const more = rows.total - rows.rows.length;
  return (
    <section>
      <h2 className={classes.heading}>{t(`${kind}Title`)}</h2>
      <p className={classes.under}>{t(`${kind}Text`)}</p>
      {rows.rows.map((row) => (
        <RowCard key={row.line} row={row} mapping={mapping} warned={kind === 'warn'} />
      ))}
      {more > 0 ? <p className={classes.under}>{t('more', { count: more, rows: n(more) })}</p> : null}
    </section>
  );
}

function RowCard({ row, mapping, warned }: { row: Row; mapping: Mapping; warned: boolean }) {
  const t = useTranslations('imports.space');
  const at = (field: string) => row.cells[mapping[field] ?? -1]?.trim() ?? '';
  const name = [at('firstName'), at('lastName')].filter(Boolean).join(' ');
  const who = name || [at('sessionCode'), at('formula')].filter(Boolean).join(' · ');
  return (
    <article className={`${classes.row} ${warned ? classes.warned : ''}`}>
      <h3 className={classes.who}>
        {who || t('line', { line: row.line })}
        <span>{t('line', { line: row.line })}</span>
      </h3>
      {row.problems.map((problem) => (
        <Reason key={`${problem.field} ${problem.code}`} problem={problem} />
      ))}
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

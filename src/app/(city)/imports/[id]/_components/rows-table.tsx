'use client';
import { IconAlertCircle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { Problem } from '@/modules/imports/import.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import { RowCell } from './row-cell';
import classes from './rows.module.css';

type Import = RouterOutputs['imports']['read'];
type Row = RouterOutputs['imports']['rows']['rows'][number];
type Column = { readonly index: number; readonly header: string; readonly field: string | undefined };

function useColumns({ reading }: Import): Column[] {
  const t = useTranslations('imports.rows');
  const fieldAt = new Map(Object.entries(reading?.mapping ?? {}).map(([field, column]) => [column, field]));
  return (reading?.headers ?? []).map((header, index) => ({
    index,
    header: header || t('column', { number: index + 1 }),
    field: fieldAt.get(index),
  }));
}

/** The columns of the sender's own file; a faulty cell is boxed with its reason, and in `explain` the whole reason is told under its row. */
export function RowsTable({ found, rows, explain }: { found: Import; rows: readonly Row[]; explain: boolean }) {
  const t = useTranslations('imports.rows');
  const { n } = useFormat();
  const columns = useColumns(found);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard.
    <section className={classes.scroll} aria-label={t('caption')} tabIndex={0}>
      <table className={classes.rows}>
        <caption className="g-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.line}>
              {t('line')}
            </th>
            <th scope="col">{t('state')}</th>
            {columns.map((column) => (
              <ColumnHead key={column.index} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.line}>
              <tr>
                <td className={classes.line}>{n(row.line)}</td>
                <td>
                  <RowState row={row} />
                </td>
                {columns.map((column) => (
                  <td key={column.index} className={column.field ? undefined : classes.ignored}>
                    <RowCell value={row.cells[column.index] ?? ''} problems={problemsAt(row, column.field)} />
                  </td>
                ))}
              </tr>
              {explain && row.problems.length > 0 ? <Reasons problems={row.problems} width={columns.length} /> : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const problemsAt = ({ problems }: Row, field: string | undefined): readonly Problem[] =>
  field === undefined ? [] : problems.filter((problem) => problem.field === field);

/** « prenom » says « Prénom » well enough. */
const same = (a: string, b: string): boolean => a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0;

function ColumnHead({ header, field }: Column) {
  const t = useTranslations('imports.rows');
  const words = useProblemWords();
  const known = field ? words.field(field) : null;
  const hint = known ? t('is', { field: known }) : t('ignored');
  return (
    <th scope="col" title={hint}>
      {header}
      {known !== null && same(known, header) ? null : <small>{known ?? t('ignored')}</small>}
    </th>
  );
}

function RowState({ row }: { row: Row }) {
  const t = useTranslations('imports.rows');
  const [Icon, tone, word] = !row.ok
    ? ([IconAlertCircle, classes.bad, 'refused'] as const)
    : row.problems.length > 0
      ? ([IconInfoCircle, classes.changed, 'warning'] as const)
      : ([IconCheck, classes.created, 'ready'] as const);
  return (
    <span className={`${classes.state} ${tone}`}>
      <Icon size={15} aria-hidden="true" />
      {t(word)}
    </span>
  );
}

function Reasons({ problems, width }: { problems: readonly Problem[]; width: number }) {
  const words = useProblemWords();
  return (
    <tr className={classes.why}>
      <td />
      <td colSpan={width + 1}>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.code}`}>
              <strong>{problem.column ?? (problem.field ? words.field(problem.field) : '')}</strong>{' '}
              {words.whole(problem)}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

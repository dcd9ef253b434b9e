'use client';
import { IconAlertCircle, IconCheck, IconInfoCircle, IconRowRemove } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { useCorrection } from '@/app/_components/correction/correction';
import { WhoIsIt } from '@/app/_components/correction/who-is-it';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { Problem } from '@/modules/imports/import.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import { EditCell } from './edit-cell';
import { RowCell } from './row-cell';
import { RowMenu } from './row-menu';
import classes from './rows.module.css';

type Import = RouterOutputs['imports']['read'];
type Row = RouterOutputs['imports']['rows']['rows'][number];
type Shown = Omit<Row, 'sent' | 'decision' | 'beside'> & Partial<Row>;
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

/**
 * The columns of the sender's own file; a faulty cell is boxed with its reason, and in `explain` the whole reason is told under its
 * row. Where the file may be corrected, a cell opens when pressed.
 */
export function RowsTable({ found, rows, explain }: { found: Import; rows: readonly Shown[]; explain: boolean }) {
  const t = useTranslations('imports.rows');
  const correction = useCorrection();
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
            {correction ? (
              <th scope="col">
                <span className="g-hidden">{t('acts')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.line}>
              <RowLine row={row} columns={columns} />
              {explain && row.problems.length > 0 ? <Reasons row={row} width={columns.length} /> : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isWhole = (row: Shown): row is Row => row.sent !== undefined;

function RowLine({ row, columns }: { row: Shown; columns: readonly Column[] }) {
  const { n } = useFormat();
  const correction = useCorrection();
  return (
    <tr className={row.decision === 'SKIP' ? classes.aside : undefined}>
      <td className={classes.line}>{n(row.line)}</td>
      <td>
        <RowState row={row} />
      </td>
      {columns.map((column) => (
        <td key={column.index} className={column.field ? undefined : classes.ignored}>
          <Cell row={row} column={column} />
        </td>
      ))}
      {correction ? <td className={classes.menu}>{isWhole(row) ? <RowMenu row={row} /> : null}</td> : null}
    </tr>
  );
}

function Cell({ row, column: { index, header, field } }: { row: Shown; column: Column }) {
  const value = row.cells[index] ?? '';
  const problems = problemsAt(row, field);
  const cell = <RowCell value={value} was={row.sent?.[index]} problems={problems} />;
  if (!field || !isWhole(row) || row.decision === 'SKIP') return cell;
  const proposal = problems.find((problem) => problem.proposal !== undefined)?.proposal;
  return (
    <EditCell line={row.line} column={index} header={header} value={value} proposal={proposal}>
      {cell}
    </EditCell>
  );
}

const problemsAt = ({ problems }: Shown, field: string | undefined): readonly Problem[] =>
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

function stateOf({ ok, problems }: Shown) {
  if (!ok && problems.length === 0) return [IconRowRemove, undefined, 'aside'] as const;
  if (!ok) return [IconAlertCircle, classes.bad, 'refused'] as const;
  return problems.length > 0
    ? ([IconInfoCircle, classes.changed, 'warning'] as const)
    : ([IconCheck, classes.created, 'ready'] as const);
}

function RowState({ row }: { row: Shown }) {
  const t = useTranslations('imports.rows');
  const [Icon, tone, word] = stateOf(row);
  return (
    <span className={`${classes.state} ${tone ?? ''}`}>
      <Icon size={15} aria-hidden="true" />
      {t(word)}
    </span>
  );
}

function Reasons({ row: { line, problems, beside }, width }: { row: Shown; width: number }) {
  const words = useProblemWords();
  return (
    <tr className={classes.why}>
      <td />
      <td colSpan={width + 2}>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.code}`}>
              <strong>{problem.column ?? (problem.field ? words.field(problem.field) : '')}</strong>{' '}
              {words.whole(problem)}
            </li>
          ))}
        </ul>
        {beside ? <WhoIsIt line={line} beside={beside} /> : null}
      </td>
    </tr>
  );
}

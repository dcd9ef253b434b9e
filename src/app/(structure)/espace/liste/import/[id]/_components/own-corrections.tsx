'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCorrection } from '@/app/_components/correction/correction';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import classes from '../../_components/list-import.module.css';
import { useRowTitle } from './row-card';

type Rows = RouterOutputs['imports']['rows'];
type Row = Rows['rows'][number];
type Mapping = Readonly<Record<string, number | null>>;

/** What was corrected or decided on this screen, each with its way back. */
export function OwnCorrections({ rows, mapping }: { rows: Rows; mapping: Mapping }) {
  const t = useTranslations('imports.correct');
  const { n } = useFormat();
  if (rows.total === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>
        <h2 className={classes.folded}>{t('own', { count: rows.total, rows: n(rows.total) })}</h2>
      </summary>
      {rows.rows.map((row) => (
        <OwnCorrection key={row.line} row={row} mapping={mapping} />
      ))}
    </details>
  );
}

function OwnCorrection({ row, mapping }: { row: Row; mapping: Mapping }) {
  const t = useTranslations('imports.correct');
  const titleOf = useRowTitle();
  const space = useTranslations('imports.space');
  const correction = useCorrection();
  const { line, cells, sent, decision } = row;
  const changed = cells.flatMap((value, column) => ((sent?.[column] ?? '') === value ? [] : [{ column, value }]));
  return (
    <article className={`${classes.row} ${classes.warned}`}>
      <h3 className={classes.who}>
        {titleOf(row, mapping)}
        <span>{space('line', { line })}</span>
      </h3>
      {decision ? <p className={classes.why}>{t(`decided.${decision}`)}</p> : null}
      {changed.map(({ column, value }) => (
        <p key={column} className={classes.why}>
          {t('changed', { before: sent?.[column] || t('nothing'), after: value || t('nothing') })}
        </p>
      ))}
      <Button
        variant="subtle"
        fullWidth
        h={44}
        mt={4}
        loading={correction?.pending === true && correction.about === line}
        disabled={!correction}
        onClick={() => void correction?.act({ line, restore: true })}
      >
        {t('restore')}
      </Button>
    </article>
  );
}

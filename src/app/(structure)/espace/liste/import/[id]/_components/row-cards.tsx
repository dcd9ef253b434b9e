'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import { type OwnKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';
import { RowCard } from './row-card';

type Rows = RouterOutputs['imports']['rows'];
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

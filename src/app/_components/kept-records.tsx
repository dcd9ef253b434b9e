'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import classes from './undo-import.module.css';
import { useProblemWords } from './use-problem-words';

type Kept = RouterOutputs['imports']['kept'];
type Words = { (key: string): string; has(key: string): boolean };

/** Why a record stays, in two words. */
export function useWhyKept(): (reason: string) => string {
  const t = useTranslations('imports.undo.why') as unknown as Words;
  return (reason) => t(t.has(reason) ? reason : 'other');
}

/** The records that undoing leaves: which, why, and what was done to them since, by whom and when. `short`: in a dialog, it scrolls. */
export function KeptRecords({ rows, total, short = false }: Pick<Kept, 'rows' | 'total'> & { short?: boolean }) {
  const t = useTranslations('imports.undo');
  const why = useWhyKept();
  return (
    <>
      <ul className={`${classes.kept} ${short ? classes.short : ''}`}>
        {rows.map((row) => (
          <li key={row.line}>
            <span>
              <strong>{row.label ?? t('goneLabel')}</strong> <small>{t('line', { line: row.line })}</small>
            </span>
            <span>{why(row.reason)}</span>
            {row.touch ? <Touch touch={row.touch} /> : null}
          </li>
        ))}
      </ul>
      {total > rows.length ? <p className={classes.note}>{t('shownFirst', { shown: rows.length, total })}</p> : null}
    </>
  );
}

function Touch({ touch }: { touch: NonNullable<Kept['rows'][number]['touch']> }) {
  const t = useTranslations('imports.undo');
  const own = useTranslations('imports.undo.field') as unknown as Words;
  const words = useProblemWords();
  const { dateTime } = useFormat();
  const fields = touch.fields.map((field) => (own.has(field) ? own(field) : words.field(field))).join(', ');
  const who = touch.by.name ?? t(`who.${touch.by.who}`);
  return <small>{t('touch', { fields, who, when: dateTime(touch.at) })}</small>;
}

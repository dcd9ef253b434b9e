'use client';
import { useTranslations } from 'next-intl';
import { FieldChanges } from '@/app/_components/field-changes';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import classes from '../../_components/list-import.module.css';

type Props = {
  compared: RouterOutputs['imports']['compare'];
  changed: RouterOutputs['imports']['difference']['rows'];
};

/** Who would be updated, field by field, folded away; and how many of the list the file does not name. */
export function DifferenceCards({ compared, changed }: Props) {
  const t = useTranslations('imports.difference');
  const { n } = useFormat();
  const absent = compared?.absent ?? 0;
  const count = compared?.changed ?? 0;
  return (
    <>
      {changed.length > 0 ? (
        <details className={classes.fold}>
          <summary>{t('seeChanged', { count, people: n(count) })}</summary>
          {changed.map((row) => (
            <div key={row.line} className={`${classes.row} ${classes.warned}`}>
              <p className={classes.who}>{row.label}</p>
              <FieldChanges changes={row.changes} />
            </div>
          ))}
          {count > changed.length ? <p className={classes.small}>{t('firstOnly', { count: changed.length })}</p> : null}
        </details>
      ) : null}
      {absent > 0 ? <p className={classes.under}>{t('absentCount', { count: absent, people: n(absent) })}</p> : null}
    </>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import { FieldChanges } from '@/app/_components/field-changes';
import type { Difference } from '@/modules/imports/difference.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import classes from './rows.module.css';
import { RowsTable } from './rows-table';

type Import = RouterOutputs['imports']['read'];
type Row = RouterOutputs['imports']['difference']['rows'][number];

/** The rows of one part of the difference: as they came for new ones, field by field for changed ones. */
export function DifferenceTable({ found, only, rows }: { found: Import; only: Difference; rows: readonly Row[] }) {
  const t = useTranslations('imports.difference');
  return (
    <>
      <p className={classes.hint}>{t(`${only}Hint`)}</p>
      {only === 'changed' || only === 'absent' ? (
        <Records rows={rows} changed={only === 'changed'} />
      ) : (
        <RowsTable
          found={found}
          rows={rows.map((row) => ({ ...row, line: row.line ?? 0, ok: true }))}
          explain={false}
        />
      )}
    </>
  );
}

function Records({ rows, changed }: { rows: readonly Row[]; changed: boolean }) {
  const t = useTranslations('imports.difference');
  const line = useTranslations('imports.rows')('line');
  const { n } = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard.
    <section className={classes.scroll} aria-label={t('caption')} tabIndex={0}>
      <table className={classes.rows}>
        <caption className="g-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            {changed ? (
              <th scope="col" className={classes.line}>
                {line}
              </th>
            ) : null}
            <th scope="col">{t('record')}</th>
            {changed ? <th scope="col">{t('what')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.line ?? `absent ${index}`}>
              {changed ? <td className={classes.line}>{n(row.line ?? 0)}</td> : null}
              <td className={classes.record}>{row.label}</td>
              {changed ? (
                <td>
                  <FieldChanges changes={row.changes} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

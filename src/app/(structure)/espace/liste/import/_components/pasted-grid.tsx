'use client';
import { useTranslations } from 'next-intl';
import classes from './pasted-grid.module.css';

/** Rows of a paste that are shown, to be mended before they leave; the others leave as they came. */
const SHOWN_ROWS = 100;

/** `A`, `B`… `Z`, `AA`: a column as spreadsheets call it. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

type Props = { rows: readonly (readonly string[])[]; change: (row: number, column: number, text: string) => void };

/** What was pasted, as a spreadsheet shows it: each cell may be mended. */
export function PastedGrid({ rows, change }: Props) {
  const t = useTranslations('imports.space');
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, index) => columnName(index));
  const more = rows.length - SHOWN_ROWS;
  return (
    <>
      <section className={classes.scroll} aria-label={t('pasteLabel')}>
        <table className={classes.grid}>
          <caption>{t('pasteGrid', { count: rows.length })}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN_ROWS).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a grid is its place; none is moved
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {columns.map((name, column) => (
                  <td key={name}>
                    <input
                      aria-label={t('pasteCell', { row: row + 1, column: name })}
                      value={cells[column] ?? ''}
                      onChange={(event) => change(row, column, event.currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 ? <p className={classes.more}>{t('pasteMore', { count: more })}</p> : null}
    </>
  );
}

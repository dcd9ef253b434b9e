import type { ReactNode } from 'react';
import classes from './simple-table.module.css';

export type SimpleColumn = { key: string; title: ReactNode; numeric?: boolean };

/** A short table without sorting or pages: figures of a chart, a preview, a trail. Cells come already formatted. */
export function SimpleTable({
  caption,
  columns,
  rows,
  total,
}: {
  caption: string;
  columns: readonly SimpleColumn[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  total?: readonly ReactNode[];
}) {
  const side = (index: number) => (columns[index]?.numeric ? classes.number : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard.
    <section className={classes.scroll} aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className="g-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.key} scope="col" className={side(index)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map((column, index) => (
                <td key={column.key} className={side(index)}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.key} className={side(index)}>
                  {total[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

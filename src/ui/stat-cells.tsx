import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import classes from './stat-cells.module.css';

export type StatCell = { label: ReactNode; value: ReactNode; hint?: ReactNode; href?: string };

/** A row of figures, each with its label, and a link to the rows behind it. Values come already formatted. */
export function StatCells({ cells }: { cells: readonly StatCell[] }) {
  return (
    <dl className={classes.root}>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row keep their order, and labels may be elements.
        <div key={index} className={classes.cell}>
          <dt className={classes.label}>{cell.label}</dt>
          <dd className={classes.figure}>
            {cell.href ? (
              <AppLink href={cell.href} className={classes.value}>
                {cell.value}
              </AppLink>
            ) : (
              <span className={classes.value}>{cell.value}</span>
            )}
            {cell.hint ? <span className={classes.hint}>{cell.hint}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

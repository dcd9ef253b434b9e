import type { CSSProperties, ReactNode } from 'react';
import classes from './columns.module.css';

/** A desk page: the work, and a side column of `sideWidth` px (300–470) beside it; under it below 1100 px. */
export function Columns({
  side,
  sideWidth = 426,
  children,
}: {
  side: ReactNode;
  sideWidth?: number;
  children: ReactNode;
}) {
  return (
    <div className={classes.root} style={{ '--side': `${sideWidth}px` } as CSSProperties}>
      <Stacked>{children}</Stacked>
      <Stacked>{side}</Stacked>
    </div>
  );
}

/** Panels one under the other, 12 px apart, never wider than the page. */
export function Stacked({ children }: { children: ReactNode }) {
  return <div className={classes.stack}>{children}</div>;
}

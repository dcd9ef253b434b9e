import type { ReactNode } from 'react';
import classes from './phone.module.css';

/** The acts of a phone screen, fixed under the thumb: one or two BigButtons and a line under them. Use without tabs. */
export function ActionBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className={`${classes.bar} g-no-print`} data-action-bar="">
      <div className={classes.barInner}>{children}</div>
      {note ? <p className={classes.barNote}>{note}</p> : null}
    </div>
  );
}

import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** A card with its heading. `flush` lets tables and rows touch the edges; `ruled` draws a line under the heading. */
export function Panel({
  title,
  hint,
  aside,
  foot,
  flush = false,
  ruled = flush,
  children,
}: {
  title?: ReactNode;
  hint?: ReactNode;
  aside?: ReactNode;
  foot?: ReactNode;
  flush?: boolean;
  ruled?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={classes.root}>
      {title ? (
        <div className={`${classes.head} ${ruled ? classes.ruled : ''}`}>
          <h2>{title}</h2>
          {hint ? <span className={classes.hint}>{hint}</span> : null}
          {aside ? <div className={classes.aside}>{aside}</div> : null}
        </div>
      ) : null}
      <div
        className={flush ? classes.flush : `${classes.body}`}
        style={title || flush ? undefined : { paddingTop: 14 }}
      >
        {children}
      </div>
      {foot ? <div className={classes.foot}>{foot}</div> : null}
    </section>
  );
}

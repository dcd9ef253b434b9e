import type { ReactNode } from 'react';
import classes from './account.module.css';

/** One matter of one's account: its heading, a line, and what can be done. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {text ? <p className={classes.text}>{text}</p> : null}
      {children}
    </section>
  );
}

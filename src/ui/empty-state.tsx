import type { ReactNode } from 'react';
import classes from './empty-state.module.css';
import { Logo } from './logo';

/** The stepped logo in line colour, one sentence, one action. `heading` is the level of the title (h1 on a whole page). */
export function EmptyState({
  title,
  text,
  action,
  heading: Heading = 'p',
}: {
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  heading?: 'h1' | 'h2' | 'p';
}) {
  return (
    <div className={classes.root}>
      <Logo size={56} mono />
      <Heading className={classes.title}>{title}</Heading>
      {text ? <p className={classes.text}>{text}</p> : null}
      {action}
    </div>
  );
}

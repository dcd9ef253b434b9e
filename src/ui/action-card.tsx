import { IconChevronRight, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import classes from './phone.module.css';

/** One thing to do: until when in words, what, for which session. The whole card is the link. */
export function ActionCard({
  href,
  when,
  left,
  urgent = false,
  icon,
  title,
  text,
}: {
  href: string;
  /** "Avant ce soir 19 h" */
  when?: string;
  /** "dans 4 h 48" */
  left?: string;
  urgent?: boolean;
  icon: ReactNode;
  title: ReactNode;
  text?: ReactNode;
}) {
  return (
    <article className={`${classes.card} ${urgent ? classes.urgent : ''}`}>
      {when ? (
        <div className={classes.when}>
          <IconClock size={18} aria-hidden="true" />
          {when}
          {left ? <span className={classes.left}>{left}</span> : null}
        </div>
      ) : null}
      <AppLink href={href} className={classes.body}>
        {icon}
        <span className={classes.words}>
          <strong>{title}</strong>
          {text ? <span>{text}</span> : null}
        </span>
        <IconChevronRight size={22} className={classes.go} aria-hidden="true" />
      </AppLink>
    </article>
  );
}

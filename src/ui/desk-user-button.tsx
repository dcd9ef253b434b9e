import type { ComponentProps } from 'react';
import classes from './desk-shell.module.css';

/** Who is signed in, at the foot of the menu; the target of a menu of its own. */
export function DeskUserButton({
  name,
  role,
  initials,
  label,
  ...rest
}: { name: string; role: string; initials: string; label: string } & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={classes.userButton} aria-label={`${label}, ${role}`}>
      <span className={classes.avatar} aria-hidden="true">
        {initials}
      </span>
      <span className={classes.person}>
        <span>{name}</span>
        <span className={classes.role}>{role}</span>
      </span>
    </button>
  );
}

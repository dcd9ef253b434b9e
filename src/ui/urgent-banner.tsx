import { IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './phone.module.css';

/** The orange band of a phone screen: what is missing before when, and how long is left. */
export function UrgentBanner({ title, text }: { title: ReactNode; text?: ReactNode }) {
  return (
    <div className={classes.banner}>
      <IconClock size={22} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        {text}
      </div>
    </div>
  );
}

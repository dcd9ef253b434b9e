import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './phone.module.css';

/** A rule or a hint told in a line or two, with its icon. */
export function Notice({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.notice}>
      {icon ?? <IconInfoCircle size={22} aria-hidden="true" />}
      <div>{children}</div>
    </div>
  );
}

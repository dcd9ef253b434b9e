import { IconAlertCircle } from '@tabler/icons-react';
import classes from './cells.module.css';

/** A faulty cell: what was read, boxed in red with the reason beside it. */
export function CellIssue({ value, reason }: { value: string; reason: string }) {
  return (
    <span className={classes.issue}>
      {value ? <span className={classes.wrong}>{value}</span> : null}
      <span className={classes.reason}>
        <IconAlertCircle size={14} aria-hidden="true" />
        {reason}
      </span>
    </span>
  );
}

import { AppLink } from './app-link';
import type { QueueEntry } from './queue-list';
import classes from './queue-list.module.css';

export function QueueRow({
  entry,
  selected,
  onSelect,
}: {
  entry: QueueEntry;
  selected: boolean;
  onSelect: () => void;
}) {
  const { act } = entry;
  return (
    <li
      className={`${classes.row} ${selected ? classes.selected : ''}`}
      data-queue-row={entry.id}
      onFocus={onSelect}
      onPointerEnter={onSelect}
    >
      <div className={`${classes.time} ${entry.urgent ? classes.urgent : ''}`}>
        <strong>{entry.time}</strong>
        <span>{entry.distance}</span>
      </div>
      <div>{entry.icon}</div>
      <div>
        <AppLink href={entry.href} className={classes.what}>
          {entry.what}
        </AppLink>
        <span className={classes.which}>{entry.which}</span>
      </div>
      {act ? (
        <button
          type="button"
          className={`${classes.act} ${entry.urgent ? classes.urgentAct : classes.calmAct}`}
          disabled={act.pending}
          onClick={act.onAct}
        >
          {act.label}
          {selected ? <kbd>A</kbd> : null}
        </button>
      ) : null}
    </li>
  );
}

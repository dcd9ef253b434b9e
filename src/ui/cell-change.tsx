import classes from './cells.module.css';

/** A changed cell: the old value struck, the new one on blue. */
export function CellChange({ before, after }: { before: string; after: string }) {
  return (
    <span className={classes.change}>
      {before ? <del>{before}</del> : null}
      <ins>{after}</ins>
    </span>
  );
}

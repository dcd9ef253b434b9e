import classes from './key-hint.module.css';

/** One or several keys and what they do: `<KeyHint keys={['J', 'K']} label="parcourir" />`. */
export function KeyHint({ keys, label }: { keys: readonly string[]; label?: string }) {
  return (
    <span className={classes.hint}>
      {keys.map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
      {label}
    </span>
  );
}

/** A row of key hints; hidden where there is no keyboard. */
export function KeyHints({ hints }: { hints: readonly { keys: readonly string[]; label: string }[] }) {
  return (
    <div className={classes.hints}>
      {hints.map((hint) => (
        <KeyHint key={hint.label} {...hint} />
      ))}
    </div>
  );
}

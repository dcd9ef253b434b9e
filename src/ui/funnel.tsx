import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import classes from './funnel.module.css';

export type FunnelStep = {
  key: string;
  label: string;
  value: number;
  /** The value as shown: "32 400". */
  text: string;
  hint?: string;
  href?: string;
  /** How many were expected here: the difference is hatched above the bar. */
  expected?: number;
};

/**
 * A flight of steps from the stock to the present. `scale`: the value that fills `height` pixels (give several funnels
 * the same, so they compare). Each figure leads to its rows. It is a list for screen readers, so it needs no table.
 */
export function Funnel({
  title,
  aside,
  steps,
  scale,
  height = 112,
}: {
  title: string;
  aside?: ReactNode;
  steps: readonly FunnelStep[];
  scale?: number;
  height?: number;
}) {
  const full = Math.max(scale ?? 0, ...steps.map((step) => Math.max(step.value, step.expected ?? 0)), 1);
  // Two funnels on one scale: the lower one takes only the room its own highest step needs.
  const own = Math.max(...steps.map((step) => Math.max(step.value, step.expected ?? 0)), 1);
  const room = Math.max(24, Math.round((own / full) * height)) + 20;
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.title}>{title}</span>
        {aside ? <span className={classes.aside}>{aside}</span> : null}
      </div>
      <ol className={classes.steps} aria-label={title}>
        {steps.map((step, index) => (
          <li key={step.key} className={classes.step}>
            <FunnelBar step={step} index={index} room={room} pixels={(value) => Math.round((value / full) * height)} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function FunnelBar({
  step,
  index,
  room,
  pixels,
}: {
  step: FunnelStep;
  index: number;
  room: number;
  pixels: (value: number) => number;
}) {
  const missing = Math.max(0, (step.expected ?? 0) - step.value);
  const body = (
    <>
      <span className={classes.well} style={{ height: room }}>
        <span className={classes.value}>{step.text}</span>
        {missing > 0 ? <span className={`${classes.missing} g-hatch`} style={{ height: pixels(missing) }} /> : null}
        <span
          className={classes.bar}
          style={{ height: pixels(step.value), background: `var(--g-funnel-${Math.min(index + 1, 6)})` }}
        />
      </span>
      <span className={classes.label}>{step.label}</span>
      <span className={classes.hint}>{step.hint}</span>
    </>
  );
  return step.href ? <AppLink href={step.href}>{body}</AppLink> : body;
}

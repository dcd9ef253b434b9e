'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './scan-result.module.css';

export type ScanResultProps = {
  outcome: 'yes' | 'no';
  /** "Entrez" / "Refusé" when not given. */
  word?: string;
  /** The name, or why not. */
  main: ReactNode;
  more?: ReactNode;
  /** For a yes: the seat in large; for a no: whose ticket, and the rule. */
  seat?: readonly { label: string; value: string }[];
  card?: ReactNode;
  top: ReactNode;
  topRight?: ReactNode;
  count: { entered: number; expected: number };
  acts: readonly { label: ReactNode; onAct?: () => void; href?: string; filled?: boolean }[];
};

/** The whole screen green with a circle, or red with an octagon: it reads in grey, in the sun and by ear. */
export function ScanResult(props: ScanResultProps) {
  const { outcome, word, main, more, seat, card, top, topRight } = props;
  const t = useTranslations('ui.scan');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    <div
      ref={root}
      tabIndex={-1}
      role="alertdialog"
      aria-modal="true"
      aria-label={word ?? t(outcome === 'yes' ? 'in' : 'out')}
      className={`${classes.root} ${classes[outcome]}`}
    >
      <div className={classes.top}>
        <span>{top}</span>
        <span>{topRight}</span>
      </div>
      <div className={classes.middle} aria-live="assertive">
        <Shape outcome={outcome} />
        <p className={classes.word}>{word ?? t(outcome === 'yes' ? 'in' : 'out')}</p>
        <p className={classes.main}>{main}</p>
        {more ? <p className={classes.more}>{more}</p> : null}
        {seat ? (
          <dl className={`${classes.card} ${classes.seat}`}>
            {seat.map((part) => (
              <div key={part.label}>
                <dt>{part.label}</dt>
                <dd>{part.value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {card ? <div className={classes.card}>{card}</div> : null}
      </div>
      <ScanFoot {...props} />
    </div>
  );
}

function Shape({ outcome }: { outcome: 'yes' | 'no' }) {
  const stroke = `var(--g-gate-${outcome})`;
  return (
    <svg viewBox="0 0 100 100" className={classes.shape} aria-hidden="true">
      {outcome === 'yes' ? <circle cx="50" cy="50" r="50" fill="#fff" /> : null}
      {outcome === 'no' ? <path d="M29.3 0h41.4L100 29.3v41.4L70.7 100H29.3L0 70.7V29.3z" fill="#fff" /> : null}
      <path
        d={outcome === 'yes' ? 'M26 53 43 69 74 33' : 'M32 32 68 68M68 32 32 68'}
        fill="none"
        stroke={stroke}
        strokeWidth="10.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function ScanFoot({ count, acts }: ScanResultProps) {
  const t = useTranslations('ui.scan');
  const part = count.expected > 0 ? Math.min(100, (count.entered / count.expected) * 100) : 0;
  return (
    <div className={classes.foot}>
      <strong>{t('entered', { count: count.entered, expected: count.expected })}</strong>
      <div className={classes.rail} aria-hidden="true">
        <div className={classes.fill} style={{ width: `${part}%` }} />
      </div>
      <div className={classes.acts}>
        {acts.map((act, index) => {
          const look = `${classes.act} ${act.filled ? classes.filled : ''}`;
          const key = act.href ?? `act-${index}`;
          return act.href ? (
            <a key={key} href={act.href} className={look}>
              {act.label}
            </a>
          ) : (
            <button key={key} type="button" className={look} onClick={act.onAct}>
              {act.label}
            </button>
          );
        })}
      </div>
    </div>
  );
}

'use client';
import { useNow, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './countdown.module.css';
import { useFormat } from './use-format';

const HOUR = 3_600_000;

/** The cutoff in words, then what is left, ticking; `action` beside it. Orange in its last 24 hours. For the desk. */
export function Countdown({ cutoff, action }: { cutoff: Date; action?: ReactNode }) {
  const t = useTranslations('ui.countdown');
  const f = useFormat();
  const now = useNow({ updateInterval: 1000 });
  const left = cutoff.getTime() - now.getTime();
  if (left <= 0) {
    return (
      <div className={classes.root}>
        <span className={classes.words}>{t('closed', { when: f.dateTime(cutoff) })}</span>
        {action}
      </div>
    );
  }
  return (
    <div className={`${classes.root} ${left < 24 * HOUR ? classes.act : ''}`}>
      <div>
        <div className={classes.words}>{t('label', { when: f.dateTime(cutoff) })}</div>
        <Clock left={left} />
      </div>
      {action}
    </div>
  );
}

function Clock({ left }: { left: number }) {
  const t = useTranslations('ui.countdown');
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(left / (24 * HOUR));
  const parts = [
    ...(days > 0 ? [[String(days), t('days')]] : []),
    [two((left % (24 * HOUR)) / HOUR), t('hours')],
    [two((left % HOUR) / 60_000), t('minutes')],
    ...(days > 0 ? [] : [[two((left % 60_000) / 1000), t('seconds')]]),
  ];
  return (
    <div className={classes.clock} role="timer" aria-live="off">
      {parts.map(([value, unit]) => (
        <span key={unit}>
          {value}
          <small>{unit}</small>
        </span>
      ))}
    </div>
  );
}

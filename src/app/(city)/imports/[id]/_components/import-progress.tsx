'use client';
import { Progress } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWork } from '@/app/_components/use-import-work';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];

/** Rows a second since the page was opened, and milliseconds left when the end is known; null until there is enough to tell. */
function usePace(done: number, total: number, at: number) {
  const [first] = useState({ done, at });
  const seconds = (at - first.at) / 1000;
  const rate = seconds < 1 ? 0 : (done - first.done) / seconds;
  if (rate <= 0) return { rate: null, left: null };
  return { rate, left: total > done ? ((total - done) / rate) * 1000 : null };
}

/** How far reading or applying is: rows, rate, time left. */
export function ImportProgress({ initial }: { initial: Import }) {
  const t = useTranslations('imports.progress');
  const { n, durationWords } = useFormat();
  const { now, at, error } = useWork(initial);
  const total = now.state === 'APPLYING' ? now.goodRows : now.totalRows;
  const { rate, left } = usePace(now.doneRows, total, at);
  const label = t(now.state === 'UPLOADED' ? 'queued' : now.state === 'APPLYING' ? 'applying' : 'reading');
  const known = total > 0 && now.doneRows > 0;
  const count = known
    ? t('of', { done: n(Math.min(now.doneRows, total)), total: n(total) })
    : t('done', { count: now.doneRows, rows: n(now.doneRows) });
  return (
    <Panel foot={t('leave')}>
      <FormError error={error} />
      <div className={classes.progress} role="status">
        <strong>{label}</strong>
        <span>
          {[
            count,
            rate ? t('rate', { rows: n(Math.round(rate)) }) : null,
            left === null ? null : t('left', { duration: durationWords(left) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Progress
        value={known ? Math.min(100, (now.doneRows / total) * 100) : 100}
        animated={!known}
        size="lg"
        aria-label={label}
      />
    </Panel>
  );
}

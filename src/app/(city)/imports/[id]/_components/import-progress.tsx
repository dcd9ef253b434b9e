'use client';
import { Progress } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useWork } from '@/app/_components/use-import-work';
import { useProgress } from '@/app/_components/use-progress';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import classes from './import-page.module.css';

/** How far reading or applying is: rows, rate, time left. */
export function ImportProgress({ initial }: { initial: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.progress');
  const { now, at, error } = useWork(initial);
  const { percent, words } = useProgress(now, at);
  const label = t(now.state === 'UPLOADED' ? 'queued' : now.state === 'APPLYING' ? 'applying' : 'reading');
  return (
    <Panel foot={t('leave')}>
      <FormError error={error} />
      <div className={classes.progress} role="status">
        <strong>{label}</strong>
        <span>{words}</span>
      </div>
      <Progress value={percent ?? 100} animated={percent === null} size="lg" aria-label={label} />
    </Panel>
  );
}

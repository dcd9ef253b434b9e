'use client';
import { Progress } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useWork } from '@/app/_components/use-import-work';
import { useProgress } from '@/app/_components/use-progress';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import { ownKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';
import { DropFile } from './list-acts';

/** The worker is at it: how far it is, looked at each second; the page may be left, and the file given up. */
export function ListProgress({ initial }: { initial: RouterOutputs['imports']['read'] }) {
  const t = spaceWords(useTranslations('imports.space'), ownKind(initial.kind));
  const { now, at, error } = useWork(initial);
  const { percent, words } = useProgress(now, at);
  const label = t(now.state === 'APPLYING' ? 'applying' : 'checking');
  return (
    <>
      <div className={classes.card}>
        <FormError error={error} />
        <p className={classes.lead} role="status">
          {label}
        </p>
        <Progress value={percent ?? 100} animated={percent === null} size="lg" aria-label={label} />
        <p className={classes.small}>{words}</p>
        <p className={classes.small}>{t('leave')}</p>
      </div>
      {now.can.cancel ? <DropFile found={now} /> : null}
    </>
  );
}

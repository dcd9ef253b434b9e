'use client';
import { Progress } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useWork } from '@/app/_components/use-import-work';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import { ownKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';

/** The worker is at it: said in words, looked at each second, and the page may be left. */
export function ListProgress({ initial }: { initial: RouterOutputs['imports']['read'] }) {
  const t = spaceWords(useTranslations('imports.space'), ownKind(initial.kind));
  const { now, error } = useWork(initial);
  const label = t(now.state === 'APPLYING' ? 'applying' : 'checking');
  return (
    <div className={classes.card} role="status">
      <FormError error={error} />
      <p className={classes.lead}>{label}</p>
      <Progress value={100} animated size="lg" aria-label={label} />
      <p className={classes.small}>{t('leave')}</p>
    </div>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import { mayReadOtherwise } from '@/app/_components/reading-choices';
import { ReadingForm } from '@/app/_components/reading-form';
import type { RouterOutputs } from '@/trpc/outputs';
import classes from '../../_components/list-import.module.css';
import { AskColumns } from './ask-columns';

/** That columns are those of the last time, and the way to say otherwise; folded, since a list is mostly well read. */
export function HowRead({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.readingForm');
  const { reading } = found;
  const otherwise = mayReadOtherwise(found);
  if (!reading || !found.can.chooseColumns || (reading.missing.length > 0 && !otherwise)) return null;
  const known = reading.columns === 'BEFORE' && reading.missing.length === 0;
  return (
    <details className={classes.fold}>
      <summary>{known ? `${t('before')} · ${t('change')}` : t('change')}</summary>
      {reading.missing.length === 0 ? <AskColumns found={found} all /> : null}
      {otherwise ? (
        <div className={classes.card}>
          <ReadingForm found={found} size="lg" />
        </div>
      ) : null}
    </details>
  );
}

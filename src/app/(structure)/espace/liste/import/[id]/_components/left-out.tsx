'use client';
import { useTranslations } from 'next-intl';
import { hasSkipped, SkippedList } from '@/app/_components/skipped-list';
import type { RouterOutputs } from '@/trpc/outputs';
import classes from '../../_components/list-import.module.css';

/** Lines of a leader's file that were taken for no person: a title, a total, a note. */
export function LeftOut({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.skipped');
  if (!found.report || !hasSkipped(found.report)) return null;
  return (
    <section>
      <h2 className={classes.heading}>{t('title')}</h2>
      <div className={classes.card}>
        <SkippedList report={found.report} className={classes.skips} />
      </div>
    </section>
  );
}

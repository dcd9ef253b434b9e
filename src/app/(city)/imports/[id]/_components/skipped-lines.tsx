'use client';
import { useTranslations } from 'next-intl';
import { hasSkipped, SkippedList } from '@/app/_components/skipped-list';
import type { ImportReport } from '@/modules/imports/import.schema';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

/** Lines of the file that are no rows of it, at the desk. */
export function SkippedLines({ report }: { report: ImportReport }) {
  const t = useTranslations('imports.skipped');
  const { n } = useFormat();
  const { skippedCount } = report;
  if (!hasSkipped(report)) return null;
  return (
    <Panel
      title={t('title')}
      hint={skippedCount > 0 ? t('hint', { count: skippedCount, rows: n(skippedCount) }) : undefined}
    >
      <SkippedList report={report} className={classes.skips} />
    </Panel>
  );
}

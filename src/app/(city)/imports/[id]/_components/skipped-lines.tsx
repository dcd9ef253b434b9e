'use client';
import { useTranslations } from 'next-intl';
import type { ImportReport } from '@/modules/imports/import.schema';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

const SHOWN = 5;

/** Lines that were not taken for data: titles, totals, notes, blank ones. Nothing is left out in silence. */
export function SkippedLines({ report }: { report: ImportReport }) {
  const t = useTranslations('imports.skipped');
  const why = useTranslations('imports.skips') as unknown as (key: string) => string;
  const { n } = useFormat();
  const { skipped, skippedCount, blankLines } = report;
  if (skippedCount + blankLines === 0) return null;
  const shown = skipped.slice(0, SHOWN);
  return (
    <Panel
      title={t('title')}
      hint={skippedCount > 0 ? t('hint', { count: skippedCount, rows: n(skippedCount) }) : undefined}
    >
      <ul className={classes.skips}>
        {shown.map((skip) => (
          <li key={skip.line}>
            {why(skip.why)} <span>{t('line', { line: skip.line })}</span>
          </li>
        ))}
        {skippedCount > shown.length ? <li>{t('more', { count: skippedCount - shown.length })}</li> : null}
        {blankLines > 0 ? <li>{t('blank', { count: blankLines, rows: n(blankLines) })}</li> : null}
      </ul>
    </Panel>
  );
}

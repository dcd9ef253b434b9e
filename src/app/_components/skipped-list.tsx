'use client';
import { useTranslations } from 'next-intl';
import type { ImportReport } from '@/modules/imports/import.schema';
import { useFormat } from '@/ui/use-format';

const SHOWN = 5;

export const hasSkipped = ({ skippedCount, blankLines }: ImportReport): boolean => skippedCount + blankLines > 0;

/** Lines that were not taken for data: titles, totals, notes, blank ones. Nothing is left out in silence. */
export function SkippedList({ report, className }: { report: ImportReport; className: string | undefined }) {
  const t = useTranslations('imports.skipped');
  const why = useTranslations('imports.skips') as unknown as (key: string) => string;
  const { n } = useFormat();
  const { skipped, skippedCount, blankLines } = report;
  const shown = skipped.slice(0, SHOWN);
  return (
    <ul className={className}>
      {shown.map((skip) => (
        <li key={skip.line}>
          {why(skip.why)} <span>{t('line', { line: skip.line })}</span>
        </li>
      ))}
      {skippedCount > shown.length ? <li>{t('more', { count: skippedCount - shown.length })}</li> : null}
      {blankLines > 0 ? <li>{t('blank', { count: blankLines, rows: n(blankLines) })}</li> : null}
    </ul>
  );
}

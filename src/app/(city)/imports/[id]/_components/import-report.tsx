'use client';
import { useTranslations } from 'next-intl';
import type { ImportKind } from '@/modules/imports/import.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { LinkButton } from '@/ui/link-button';
import { StatCells } from '@/ui/stat-cells';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];
const COUNTS = [
  'created',
  'changed',
  'unchanged',
  'postponed',
  'cancelled',
  'ENTERED',
  'ALREADY_ENTERED',
  'UNKNOWN',
  'WRONG_SESSION',
  'NOT_ALLOCATED',
  'OUTSIDE_WINDOW',
  'repeated',
  'unplaced',
  'left',
  'discrepancies',
] as const;
const WHERE: Readonly<Record<ImportKind, string>> = {
  SESSIONS: '/sessions',
  TICKETS: '/billets',
  STRUCTURES: '/structures',
  BENEFICIARIES: '/structures',
  GROUP_LEADERS: '/structures',
  DEMANDS: '/demandes',
  SCANS: '/presence',
};

/** What applying did, in counts, and where to see it. */
export function ImportReport({ found }: { found: Import }) {
  const t = useTranslations('imports.report');
  const { n } = useFormat();
  const applied = found.report?.applied ?? {};
  const cells = COUNTS.filter((key) => applied[key] !== undefined).map((key) => ({
    label: t(`count.${key}`),
    value: n(applied[key] ?? 0),
  }));
  const where = found.structureId && found.kind !== 'DEMANDS' ? `/structures/${found.structureId}` : WHERE[found.kind];
  return (
    <section aria-label={t('title')}>
      <StatCells cells={[...cells, { label: t('count.bad'), value: n(found.badRows) }]} />
      <div className={classes.links}>
        <LinkButton href={where} variant="default">
          {t(`where.${found.kind}`)}
        </LinkButton>
      </div>
      {found.badRows > 0 ? <p className={classes.after}>{t('remaining')}</p> : null}
    </section>
  );
}

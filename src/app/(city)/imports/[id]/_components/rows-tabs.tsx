'use client';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DIFFERENCES } from '@/modules/imports/difference.rules';
import type { ShownRows } from '@/modules/imports/import.schema';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import classes from './rows.module.css';

type Import = RouterOutputs['imports']['read'];
export type Compared = RouterOutputs['imports']['compare'];
type Tab = { readonly only: ShownRows['only']; readonly count: number };

/** Before: what each row would do, and what the file does not name. Scans are told ready or not. Once applied: what stayed out. */
function tabsOf({ state, totalRows, goodRows, badRows, warnedRows, touchedRows }: Import, compared: Compared): Tab[] {
  const faulty: Tab[] = [
    { only: 'bad', count: badRows },
    { only: 'warned', count: warnedRows },
    ...(touchedRows > 0 ? [{ only: 'touched', count: touchedRows } as const] : []),
  ];
  if (state !== 'READY') return faulty;
  const all: Tab = { only: 'all', count: totalRows };
  if (!compared) return [all, ...faulty, { only: 'good', count: goodRows }];
  const parts = DIFFERENCES.flatMap((only) => {
    const count = compared[only];
    return count === null ? [] : [{ only, count }];
  });
  return [all, ...parts, ...faulty];
}

/** The parts of a file, with how many rows each has. */
export function RowsTabs({
  found,
  asked,
  compared,
}: {
  found: Import;
  asked: Pick<ShownRows, 'only' | 'code'>;
  compared: Compared;
}) {
  const t = useTranslations('imports.rows');
  const difference = useTranslations('imports.difference');
  const { n } = useFormat();
  return (
    <nav aria-label={t('title')} className={classes.tabs}>
      {tabsOf(found, compared).map(({ only, count }) => (
        <Link
          key={only}
          href={`/imports/${found.id}?only=${only}` as Route}
          scroll={false}
          className={classes.tab}
          aria-current={asked.only === only && !asked.code ? 'page' : undefined}
        >
          {only === 'created' || only === 'changed' || only === 'unchanged' || only === 'absent'
            ? difference(only)
            : t(only)}{' '}
          <span>{n(count)}</span>
        </Link>
      ))}
    </nav>
  );
}

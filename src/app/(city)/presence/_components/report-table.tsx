'use client';
import { SegmentedControl } from '@mantine/core';
import { IconEyeOff, IconLock, IconShieldLock, IconTrendingDown } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Public } from '@/modules/structures/structure.rules';
import { AppLink } from '@/ui/app-link';
import { type Column, DataTable } from '@/ui/data-table';
import { DownloadState } from '@/ui/download-state';
import { Panel } from '@/ui/panel';
import { SmallCell } from '@/ui/small-cell';
import { SportIcon } from '@/ui/sport-icon';
import { useDownloadLink } from '@/ui/use-download';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import classes from './report.module.css';
import { exportQuery, REPORT_STATE } from './report-state';

type Shown = { shown: number; rate: number | null } | { shown: null; why: 'under' | 'masked' };
type Row = {
  sessionId: string;
  code: string;
  sport: string;
  venue: string;
  startsAt: Date;
  count: { expected: number; entered: number; rate: number | null } | null;
  publics: Readonly<Record<string, Shown>>;
};
type Props = {
  rows: readonly Row[];
  total: { rate: number | null };
  sessionCount: number;
  publics: readonly string[];
  complete: boolean;
};

/** Points under the average from which on a session is marked. */
const LOW = 10;
/** Publics up to which names have room to spare. */
const ROOMY = 7;

/** Session by session: totals, then who came by public with small figures hidden (rule 12). */
export function ReportTable({ rows, total, sessionCount, publics, complete }: Props) {
  const t = useTranslations('attendance.report');
  const what = useSearchParams().get('what') === 'rate' ? 'rate' : 'present';
  const control = useTableState(REPORT_STATE);
  const columns = [...useTotals(total.rate, publics.length), ...usePublics(publics, what)];
  const query = exportQuery(control.query);
  const toggle = (
    <SegmentedControl
      size="xs"
      value={what}
      onChange={(value) => control.setFilter('what', value === 'rate' ? 'rate' : null)}
      data={[
        { value: 'present', label: t('present') },
        { value: 'rate', label: t('rates') },
      ]}
    />
  );
  return (
    <Panel
      flush
      title={t('bySession')}
      hint={t('bySessionHint', { count: sessionCount, what })}
      aside={toggle}
      foot={
        <Legend
          {...(complete ? { href: `/api/exports/attendance.csv${exportQuery(control.query, { complete: '1' })}` } : {})}
        />
      }
    >
      <DataTable<Row>
        dense
        caption={t('tableOf')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.sessionId}
        total={sessionCount}
        control={control}
        exports={[
          { format: 'CSV', href: `/api/exports/attendance.csv${query}` },
          { format: 'XLSX', href: `/api/exports/attendance.xlsx${query}` },
        ]}
      />
    </Panel>
  );
}

function useTotals(average: number | null, publics: number): Column<Row>[] {
  const t = useTranslations('attendance.report');
  const { n, percent, dateTime, dayParts, clockTime } = useFormat();
  const date = (at: Date) => `${dayParts(at).dayNumber} ${dayParts(at).month}, ${clockTime(at)}`;
  const roomy = publics <= ROOMY;
  const figure = (row: Row, of: 'expected' | 'entered') => (row.count ? n(row.count[of]) : <SmallCell kind="masked" />);
  return [
    { key: 'code', title: t('session'), sortable: true, render: (row) => <SessionName row={row} roomy={roomy} /> },
    {
      key: 'venue',
      title: t('venue'),
      sortable: true,
      render: (row) => (
        <span className={roomy ? classes.wideVenue : classes.venue} title={row.venue}>
          {row.venue}
        </span>
      ),
    },
    {
      key: 'start',
      title: t('start'),
      sortable: true,
      render: (row) => <span title={dateTime(row.startsAt)}>{date(row.startsAt)}</span>,
    },
    { key: 'expected', title: t('expected'), sortable: true, numeric: true, render: (row) => figure(row, 'expected') },
    {
      key: 'entered',
      title: t('entered'),
      sortable: true,
      numeric: true,
      render: (row) => <span className={classes.strong}>{figure(row, 'entered')}</span>,
    },
    {
      key: 'rate',
      title: t('rate'),
      sortable: true,
      numeric: true,
      render: ({ count }) => {
        if (!count || count.rate === null) return '—';
        const low = average !== null && count.rate < average - LOW;
        return (
          <span className={`${classes.low} ${classes.strong}`}>
            {low ? <IconTrendingDown size={15} aria-label={t('low')} /> : null}
            {percent(count.rate / 100)}
          </span>
        );
      },
    },
  ];
}

function usePublics(publics: readonly string[], what: 'rate' | 'present'): Column<Row>[] {
  const common = useTranslations('common');
  const { n, percent } = useFormat();
  const cell = (given: Shown | undefined) => {
    if (given === undefined) return <span className={classes.zero}>0</span>;
    if (given.shown === null) return <SmallCell kind={given.why} />;
    if (what === 'present') return given.shown === 0 ? <span className={classes.zero}>0</span> : n(given.shown);
    return given.rate === null ? <SmallCell kind="masked" /> : percent(given.rate / 100, 0);
  };
  return publics.map((key) => ({
    key: `public-${key}`,
    title: common(`public.${key as Public}`),
    numeric: true,
    render: (row: Row) => cell(row.publics[key]),
  }));
}

function SessionName({ row, roomy }: { row: Row; roomy: boolean }) {
  return (
    <span className={classes.session}>
      <SportIcon sport={row.sport} size={24} />
      <AppLink href={`/sessions/${row.code}`} className={classes.code}>
        {row.code}
      </AppLink>
      <span className={roomy ? classes.wideSport : classes.sport} title={row.sport}>
        {row.sport}
      </span>
    </span>
  );
}

function Legend({ href }: { href?: string }) {
  const { download, follow } = useDownloadLink();
  const t = useTranslations('attendance.report');
  return (
    <div className={classes.foot}>
      <span>
        <IconShieldLock size={15} aria-hidden="true" /> {t('privacy')}
      </span>
      <span>
        <IconEyeOff size={14} aria-hidden="true" /> &lt; 5 : {t('legendUnder')}
      </span>
      <span>
        <SmallCell kind="masked" /> {t('legendMasked')}
      </span>
      {href ? (
        <a href={href} download onClick={follow} className={classes.complete}>
          <IconLock size={14} aria-hidden="true" /> {t('complete')}
        </a>
      ) : null}
      <DownloadState download={download} />
    </div>
  );
}

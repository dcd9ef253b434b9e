'use client';
import { useTranslations } from 'next-intl';
import type { Public } from '@/modules/structures/structure.rules';
import { BarsByDay } from '@/ui/bars-by-day';
import { BarsByPublic } from '@/ui/bars-by-public';
import { ChartPanel } from '@/ui/chart-panel';
import { ExportLinks } from '@/ui/export-links';
import { SimpleTable } from '@/ui/simple-table';
import { changeParams } from '@/ui/table-state';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import classes from './report.module.css';
import { exportQuery, REPORT_STATE } from './report-state';

type Rated = { key: string; expected: number; entered: number; rate: number | null };
type Props = { days: readonly Rated[]; publics: readonly Rated[]; total: Rated };

/** By day and by public; each turns into its table. */
export function ReportCharts(props: Props) {
  return (
    <div className={classes.charts}>
      <ByDay {...props} />
      <ByPublic {...props} />
    </div>
  );
}

function useDownload() {
  const { query } = useTableState(REPORT_STATE);
  const links = [{ format: 'CSV', href: `/api/exports/attendance.csv${exportQuery(query)}` }] as const;
  return { query, download: <ExportLinks links={links} /> };
}

function ByDay({ days, total }: Props) {
  const t = useTranslations('attendance.report');
  const { n, percent, day } = useFormat();
  const { query, download } = useDownload();
  const rate = (value: number | null, digits = 1) => (value === null ? '—' : percent(value / 100, digits));
  const label = (key: string) => day(new Date(`${key}T12:00:00Z`));
  const columns = [
    { key: 'day', title: t('day') },
    { key: 'expected', title: t('expected'), numeric: true },
    { key: 'entered', title: t('entered'), numeric: true },
    { key: 'rate', title: t('rate'), numeric: true },
  ];
  const cells = (line: Rated, name: string) => [name, n(line.expected), n(line.entered), rate(line.rate)];
  const bars = days.map((line) => ({
    key: line.key,
    label: label(line.key).split(' ').slice(0, 2).join(' '),
    present: line.entered,
    expected: line.expected,
    rate: rate(line.rate, 0),
    text: t('dayText', { entered: n(line.entered), expected: n(line.expected) }),
    ...(line.expected === 0 ? { note: t('noPlaces') } : {}),
    href: `/presence?${changeParams(query, { from: line.key, to: line.key })}`,
  }));
  const rows = days.map((line) => ({ key: line.key, cells: cells(line, label(line.key)) }));
  const table = <SimpleTable caption={t('byDay')} columns={columns} rows={rows} total={cells(total, '')} />;
  const chart = <BarsByDay label={t('byDay')} days={bars} height={150} />;
  return <ChartPanel title={t('byDay')} chart={chart} table={table} download={download} />;
}

function ByPublic({ publics, total }: Props) {
  const t = useTranslations('attendance.report');
  const common = useTranslations('common');
  const { n, percent } = useFormat();
  const { query, download } = useDownload();
  const rate = (value: number | null) => (value === null ? '—' : percent(value / 100));
  const average = total.rate === null ? undefined : total.rate / 100;
  const columns = [
    { key: 'public', title: t('public') },
    { key: 'expected', title: t('expected'), numeric: true },
    { key: 'entered', title: t('entered'), numeric: true },
    { key: 'rate', title: t('rate'), numeric: true },
  ];
  const name = (line: Rated) => common(`public.${line.key as Public}`);
  const bars = publics.map((line) => ({
    key: line.key,
    label: name(line),
    rate: line.rate === null ? null : line.rate / 100,
    rateText: rate(line.rate),
    ratioText: `${n(line.entered)} / ${n(line.expected)}`,
    href: `/presence?${changeParams(query, { public: line.key })}`,
  }));
  const rows = publics.map((line) => ({
    key: line.key,
    cells: [name(line), n(line.expected), n(line.entered), rate(line.rate)],
  }));
  return (
    <ChartPanel
      title={t('byPublic')}
      hint={t('average', { rate: rate(total.rate) })}
      chart={<BarsByPublic label={t('byPublic')} bars={bars} {...(average === undefined ? {} : { average })} />}
      table={<SimpleTable caption={t('byPublic')} columns={columns} rows={rows} />}
      download={download}
    />
  );
}

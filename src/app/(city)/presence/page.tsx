import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { attendanceReportInput } from '@/modules/attendance/attendance.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { EmptyState } from '@/ui/empty-state';
import { PageTitle } from '@/ui/page-title';
import { readTableState } from '@/ui/table-state';
import { ReportCharts } from './_components/report-charts';
import { ReportFilters } from './_components/report-filters';
import { REPORT_STATE } from './_components/report-state';
import { ReportTable } from './_components/report-table';
import { ShareActions } from './_components/share-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance.report'))('tableOf') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who came: the answer in the title, by day and by public, then session by session. Its state is in the address. */
export default async function PresencePage({ searchParams }: Props) {
  const { programme } = await requireAccount();
  const given = Object.entries(await searchParams).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  const { page, sort, filters } = readTableState(new URLSearchParams(given), REPORT_STATE);
  const asked = { ...filters, page, sort: sort?.column, direction: sort?.direction };
  const input = attendanceReportInput.safeParse(asked);
  const report = await (await serverCaller()).attendance.report(input.success ? input.data : {});
  const t = await getTranslations('attendance.report');
  const { n, percent, dateTime } = await getFormat(programme?.timeZone);
  const { total } = report;
  const days = report.days.filter((line) => line.expected > 0).length;
  if (report.choices.days.length === 0)
    return <EmptyState heading="h1" title={t('emptyTitle')} text={t('emptyText')} />;
  const rate = total.rate === null ? '—' : percent(total.rate / 100);
  const context = [
    t('context', { entered: n(total.entered), expected: n(total.expected), sessions: report.sessionCount }),
    ...(report.lastScanAt ? [t('lastScan', { when: dateTime(report.lastScanAt) })] : []),
    ...(report.hiddenSessions > 0 ? [t('hiddenSessions', { count: report.hiddenSessions })] : []),
  ].join(' · ');
  return (
    <Messages of={['attendance']} timeZone={programme?.timeZone}>
      <PageTitle
        title={days === 0 ? t('titleNone') : t('title', { rate, days })}
        context={context}
        actions={<ShareActions />}
      />
      <ReportFilters choices={report.choices} />
      <ReportCharts days={report.days} publics={report.publics} total={report.total} />
      <ReportTable
        rows={report.rows}
        total={report.total}
        sessionCount={report.sessionCount}
        publics={report.publics.map((line) => line.key)}
        complete={report.can.exportComplete}
      />
    </Messages>
  );
}

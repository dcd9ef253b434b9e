'use client';
import { useTranslations } from 'next-intl';
import type { Competition } from '@/modules/sessions/session.rules';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { FilterBar } from '@/ui/filter-bar';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { REPORT_STATE } from './report-state';

type Choices = {
  sports: readonly string[];
  venues: readonly string[];
  days: readonly string[];
  competitions: readonly Competition[];
};

const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export function ReportFilters({ choices }: { choices: Choices }) {
  const t = useTranslations('attendance.report');
  const common = useTranslations('common');
  const { day } = useFormat();
  const control = useTableState(REPORT_STATE);
  const days = choices.days.map((value) => ({ value, label: day(new Date(`${value}T12:00:00Z`)) }));
  const filters = [
    {
      name: 'competition',
      label: t('competition'),
      options: choices.competitions.map((value) => ({ value, label: common(`competition.${value}`) })),
    },
    { name: 'from', label: t('from'), options: days },
    { name: 'to', label: t('to'), options: days },
    {
      name: 'public',
      label: t('public'),
      options: PUBLICS.map((value) => ({ value, label: common(`public.${value}`) })),
    },
    { name: 'sport', label: t('sport'), options: same(choices.sports) },
    { name: 'venue', label: t('venue'), options: same(choices.venues) },
  ];
  return <FilterBar control={control} filters={filters} search={false} />;
}

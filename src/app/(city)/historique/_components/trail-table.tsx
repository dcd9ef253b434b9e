'use client';
import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { TRAIL_AREAS, TRAIL_KINDS, type TrailLine } from '@/modules/audit/audit.schema';
import { type Column, DataTable } from '@/ui/data-table';
import { ExportLinks } from '@/ui/export-links';
import { FilterBar } from '@/ui/filter-bar';
import { LinkButton } from '@/ui/link-button';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { changeParams } from '@/ui/table-state';
import { useFormat } from '@/ui/use-format';
import { type TableControl, useTableState } from '@/ui/use-table-state';
import classes from './trail.module.css';
import { Subject, What, Who, Why } from './trail-cells';

const ROLES = ['ADMIN', 'AGENT', 'LEADER', 'AUDITOR', 'GATE', 'HOLDER', 'SYSTEM', 'NOBODY'] as const;
const FILTERS = ['area', 'kind', 'role', 'outcome', 'reasoned', 'from', 'to', 'subject', 'actorId'];
const TO_THE_LATEST = { before: null, after: null };

type Ends = { readonly older: string | null; readonly newer: string | null };

/** Any change of a filter goes back to the latest lines: the page of another list means nothing. */
function useTrailState(): TableControl {
  const control = useTableState({ filters: FILTERS });
  const none = Object.fromEntries([...FILTERS, 'q'].map((name) => [name, null]));
  return {
    ...control,
    setFilter: (name, value) => control.change({ ...TO_THE_LATEST, [name]: value }),
    clear: () => control.change({ ...TO_THE_LATEST, ...none }),
  };
}

function useFilters() {
  const t = useTranslations('audit');
  const roles = useTranslations('common.role');
  return [
    {
      name: 'kind',
      label: t('trail.kind'),
      options: TRAIL_KINDS.map((value) => ({ value, label: t(`trail.${value}`) })),
    },
    {
      name: 'area',
      label: t('trail.area'),
      options: TRAIL_AREAS.map((value) => ({ value, label: t(`area.${value}`) })),
    },
    { name: 'role', label: t('trail.role'), options: ROLES.map((value) => ({ value, label: roles(value) })) },
    {
      name: 'outcome',
      label: t('trail.outcome'),
      options: (['DONE', 'REFUSED'] as const).map((value) => ({ value, label: t(`trail.${value}`) })),
    },
    { name: 'reasoned', label: t('trail.reasoned'), options: [{ value: 'yes', label: t('trail.onlyReasoned') }] },
  ];
}

function useColumns(): Column<TrailLine>[] {
  const t = useTranslations('audit.trail');
  const { dateTime } = useFormat();
  return [
    { key: 'at', title: t('at'), width: 150, render: (row) => dateTime(row.at) },
    { key: 'who', title: t('who'), width: 190, render: (row) => <Who row={row} /> },
    { key: 'what', title: t('what'), width: 210, render: (row) => <What action={row.action} /> },
    { key: 'subject', title: t('subject'), width: 200, render: (row) => <Subject row={row} /> },
    {
      key: 'outcome',
      title: t('outcome'),
      width: 110,
      render: ({ outcome }) => <StatusBadge tone={outcome === 'DONE' ? 'yes' : 'no'}>{t(outcome)}</StatusBadge>,
    },
    { key: 'why', title: t('why'), render: (row) => <Why row={row} /> },
  ];
}

/** The trail with its filters; an author or a subject leads to every line about it. */
export function TrailTable({ rows, total, older, newer }: { rows: readonly TrailLine[]; total: number } & Ends) {
  const t = useTranslations('audit.trail');
  const control = useTrailState();
  const columns = useColumns();
  const filters = useFilters();
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      aria-label={t(name)}
      value={control.filters[name] ?? ''}
      onChange={(event) => control.setFilter(name, event.currentTarget.value || null)}
    />
  );
  return (
    <div>
      <FilterBar
        control={control}
        filters={filters}
        aside={
          <div className={classes.days}>
            {day('from')}
            {day('to')}
          </div>
        }
      />
      {control.filters.subject || control.filters.actorId ? <p className={classes.of}>{t('narrowed')}</p> : null}
      <Panel flush>
        <DataTable<TrailLine>
          caption={t('caption')}
          rows={rows}
          rowId={(row) => row.id}
          total={total}
          control={control}
          columns={columns}
          foot={<Pager query={control.query} shown={rows.length} older={older} newer={newer} />}
          empty={{ title: t('emptyTitle'), text: t('emptyText') }}
        />
      </Panel>
    </div>
  );
}

function Pager({ query, shown, older, newer }: Ends & { query: string; shown: number }) {
  const t = useTranslations('audit.trail');
  const to = (change: Record<string, string | null>) =>
    `/historique?${changeParams(query, { ...TO_THE_LATEST, ...change })}`;
  const step = (label: string, change: Record<string, string | null> | null) =>
    change ? (
      <LinkButton variant="default" href={to(change)}>
        {label}
      </LinkButton>
    ) : (
      <Button variant="default" disabled>
        {label}
      </Button>
    );
  return (
    <div className={classes.pager}>
      <span>{t('shown', { count: shown })}</span>
      <nav aria-label={t('pages')}>
        {step(t('latest'), newer ? {} : null)}
        {step(t('newer'), newer ? { after: newer } : null)}
        {step(t('older'), older ? { before: older } : null)}
      </nav>
      <ExportLinks links={[{ format: 'CSV', href: `/api/exports/trail?${changeParams(query, TO_THE_LATEST)}` }]} />
    </div>
  );
}

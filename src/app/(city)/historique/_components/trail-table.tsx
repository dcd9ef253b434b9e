'use client';
import { Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { TRAIL_AREAS, TRAIL_KINDS, type TrailLine } from '@/modules/audit/audit.schema';
import { type Column, DataTable } from '@/ui/data-table';
import { ExportLinks } from '@/ui/export-links';
import { FilterBar } from '@/ui/filter-bar';
import { LinkButton } from '@/ui/link-button';
import { Panel } from '@/ui/panel';
import { changeParams } from '@/ui/table-state';
import { useFormat } from '@/ui/use-format';
import { type TableControl, useTableState } from '@/ui/use-table-state';
import classes from './trail.module.css';
import { Line, Outcome, Subject, What, Who, Why } from './trail-cells';

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
    { key: 'at', on: 'desk', title: t('at'), width: 150, render: (row) => dateTime(row.at) },
    { key: 'who', on: 'desk', title: t('who'), width: 190, render: (row) => <Who row={row} /> },
    { key: 'what', on: 'desk', title: t('what'), width: 210, render: (row) => <What action={row.action} /> },
    { key: 'subject', on: 'desk', title: t('subject'), width: 200, render: (row) => <Subject row={row} /> },
    { key: 'outcome', on: 'desk', title: t('outcome'), width: 110, render: (row) => <Outcome row={row} /> },
    { key: 'why', on: 'desk', title: t('why'), render: (row) => <Why row={row} /> },
    { key: 'line', on: 'phone', title: t('caption'), render: (row) => <Line row={row} /> },
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
      label={t(name)}
      classNames={{ root: classes.day, label: classes.dayLabel }}
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
      <Narrowed control={control} rows={rows} />
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

/** The one author or the one thing the lines are about, each to be let go of. */
function Narrowed({ control, rows }: { control: TableControl; rows: readonly TrailLine[] }) {
  const t = useTranslations('audit.trail');
  const { actorId, subject } = control.filters;
  if (!actorId && !subject) return null;
  const author = rows.find((row) => row.actor.endsWith(`:${actorId}`))?.actorName ?? actorId;
  const thing = rows.find((row) => row.structureId === subject)?.structureName ?? subject;
  const letGo = (name: 'actorId' | 'subject', words: string) => (
    <Button
      variant="default"
      size="xs"
      rightSection={<IconX size={14} aria-hidden="true" />}
      aria-label={t('letGo', { filter: words })}
      onClick={() => control.setFilter(name, null)}
    >
      {words}
    </Button>
  );
  return (
    <div className={classes.narrowed}>
      {actorId ? letGo('actorId', t('author', { who: author ?? '' })) : null}
      {subject ? letGo('subject', t('about', { what: thing ?? '' })) : null}
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

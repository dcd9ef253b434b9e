'use client';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TrailLine } from '@/modules/audit/audit.schema';
import { TRAIL_AREAS } from '@/modules/audit/audit.schema';
import { AppLink } from '@/ui/app-link';
import { DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import classes from './trail.module.css';

const ROLES = ['ADMIN', 'AGENT', 'LEADER', 'AUDITOR', 'GATE', 'HOLDER', 'SYSTEM', 'NOBODY'] as const;
const FILTERS = ['area', 'role', 'outcome', 'reasoned', 'from', 'to', 'subject', 'actorId'];
const PAGES: Record<string, (id: string) => string> = {
  ticket: (id) => `/billets/${id}`,
  structure: (id) => `/structures/${id}`,
  import: (id) => `/imports/${id}`,
  draw: (id) => `/tirages/${id}`,
  wave: (id) => `/vagues/${id}`,
};

/** The trail with its filters; an id leads to the page of what it names, or filters the trail by it. */
export function TrailTable({ rows, total }: { rows: readonly TrailLine[]; total: number }) {
  const t = useTranslations('audit');
  const roles = useTranslations('common.role');
  const { dateTime } = useFormat();
  const control = useTableState({ filters: FILTERS });
  const filters = [
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
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      aria-label={t(`trail.${name}`)}
      value={control.filters[name] ?? ''}
      onChange={(event) => control.setFilter(name, event.currentTarget.value || null)}
    />
  );
  return (
    <>
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
      <Panel flush>
        <DataTable<TrailLine>
          caption={t('trail.caption')}
          rows={rows}
          rowId={(row) => row.id}
          total={total}
          control={control}
          empty={{ title: t('trail.emptyTitle'), text: t('trail.emptyText') }}
          columns={[
            { key: 'at', title: t('trail.at'), width: 150, render: (row) => dateTime(row.at) },
            { key: 'who', title: t('trail.who'), width: 190, render: (row) => <Who row={row} /> },
            { key: 'what', title: t('trail.what'), width: 210, render: (row) => <What action={row.action} /> },
            { key: 'subject', title: t('trail.subject'), width: 200, render: (row) => <Subject row={row} /> },
            {
              key: 'outcome',
              title: t('trail.outcome'),
              width: 110,
              render: (row) => (
                <StatusBadge tone={row.outcome === 'DONE' ? 'yes' : 'no'}>{t(`trail.${row.outcome}`)}</StatusBadge>
              ),
            },
            { key: 'why', title: t('trail.why'), render: (row) => <Why row={row} /> },
          ]}
        />
      </Panel>
    </>
  );
}

/** The action in words, its code beside it for whoever searches by it. */
function What({ action }: { action: string }) {
  const t = useTranslations('audit.action');
  const key = action.replace('/', '.') as 'accounts.sign-in';
  return t.has(key) ? <span title={action}>{t(key)}</span> : <code>{action}</code>;
}

const short = (id: string) => id.slice(0, 8);

function Who({ row }: { row: TrailLine }) {
  const roles = useTranslations('common.role');
  const role = roles(row.role as 'ADMIN');
  const id = row.actor.split(':')[1];
  if (row.actorName) return <span title={role}>{row.actorName}</span>;
  return <span>{id && row.role !== 'SYSTEM' ? `${role} ${short(id)}` : role}</span>;
}

function Subject({ row }: { row: TrailLine }) {
  const t = useTranslations('audit.subject');
  if (!row.subjectType || !row.subjectId) return <span>{row.structureName ?? ''}</span>;
  const label = t.has(row.subjectType as 'ticket') ? t(row.subjectType as 'ticket') : row.subjectType;
  const href = PAGES[row.subjectType]?.(row.subjectId) ?? `/historique?subject=${row.subjectId}`;
  return (
    <>
      <AppLink href={href} className={classes.link}>
        {label} {short(row.subjectId)}
      </AppLink>
      {row.structureName ? <div className={classes.of}>{row.structureName}</div> : null}
    </>
  );
}

function Why({ row }: { row: TrailLine }) {
  const t = useTranslations('audit');
  const facts = Object.entries(row.facts).map(([key, value]) => `${key} ${String(value)}`);
  const reason =
    row.reason && (t.has(`reason.${row.reason as 'OTHER'}`) ? t(`reason.${row.reason as 'OTHER'}`) : row.reason);
  return (
    <span style={{ whiteSpace: 'normal' }}>
      {[row.code, reason, ...facts].filter(Boolean).join(' · ')}
      {row.note ? <em style={{ display: 'block' }}>{t('trail.note', { note: row.note })}</em> : null}
    </span>
  );
}

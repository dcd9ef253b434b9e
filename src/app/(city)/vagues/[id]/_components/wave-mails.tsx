'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { MAIL_STATES } from '@/modules/claims/mail.schema';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { ConfirmAct } from '@/ui/confirm-act';
import { type Column, DataTable } from '@/ui/data-table';
import { FilterBar } from '@/ui/filter-bar';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import { useTableState } from '@/ui/use-table-state';
import { WAVE_TABLE } from '../../_components/table-options';

type Mails = RouterOutputs['waves']['mails'];
type Row = Mails['rows'][number];
const TONES = { QUEUED: 'pending', SENT: 'yes', FAILED: 'no', BOUNCED: 'no' } as const;

/** What went wrong, in words, from the code of the transport. */
function failureKey(code: string) {
  if (code === 'mails/out-of-date') return 'outOfDate' as const;
  if (code.endsWith('unreachable')) return 'unreachable' as const;
  if (code.includes('rate')) return 'rate' as const;
  return code.startsWith('smtp/5') || code.includes('validation') ? ('refused' as const) : ('other' as const);
}

function Resend({ row }: { row: Row }) {
  const t = useTranslations('claims.waves');
  const trpc = useTRPC();
  const done = useDone();
  const resend = useMutation(trpc.waves.resend.mutationOptions());
  return (
    <ConfirmAct
      label={t('resend')}
      title={t('resend')}
      what={t('resendWhat', { name: row.name })}
      disabled={!row.can.resend}
      button={{ variant: 'default', size: 'compact-sm' }}
      onConfirm={async () => {
        const { mails } = await resend.mutateAsync({ groupLeaderId: row.groupLeaderId });
        done(t('resent', { count: mails }));
      }}
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('claims.waves');
  const f = useFormat();
  return [
    { key: 'leader', title: t('leader'), render: (row) => row.name },
    { key: 'email', title: t('email'), render: (row) => row.email ?? '—' },
    {
      key: 'structure',
      title: t('structure'),
      render: (row) => <AppLink href={`/structures/${row.structureId}`}>{row.structure}</AppLink>,
    },
    {
      key: 'state',
      title: t('mailState'),
      render: (row) => (
        <>
          <StatusBadge tone={TONES[row.state]}>{t(`states.${row.state}`)}</StatusBadge>{' '}
          {row.failure ? `${t(`failure.${failureKey(row.failure)}`)}, ${t('attempts', { count: row.attempts })}` : ''}
        </>
      ),
    },
    { key: 'date', title: t('date'), render: (row) => (row.sentAt ? f.dateTime(row.sentAt) : '—') },
    { key: 'tickets', title: t('tickets'), numeric: true, render: (row) => f.n(row.tickets) },
    { key: 'taken', title: t('takenShort'), numeric: true, render: (row) => f.n(row.taken) },
    { key: 'act', title: t('act'), render: (row) => <Resend row={row} /> },
  ];
}

/** The mails of a wave, failed ones first. */
export function WaveMails({ rows, total }: Mails) {
  const t = useTranslations('claims.waves');
  const control = useTableState(WAVE_TABLE);
  const columns = useColumns();
  const states = MAIL_STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <div>
      <FilterBar control={control} filters={[{ name: 'state', label: t('mailState'), options: states }]} />
      <Panel flush>
        <DataTable<Row>
          caption={t('mails')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.mailId}
          total={total}
          control={control}
          empty={{ title: t('noMail') }}
        />
      </Panel>
    </div>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import { TicketStateBadge } from '../../_components/ticket-state';

/** What the ticket is now. */
export function TicketFacts({ ticket }: { ticket: RouterOutputs['tickets']['one'] }) {
  const t = useTranslations('tickets.one');
  const kinds = useTranslations('tickets.kind');
  const f = useFormat();
  const none = t('none');
  const structure = ticket.structureId ? (
    <AppLink href={`/structures/${ticket.structureId}`}>{ticket.structure}</AppLink>
  ) : (
    none
  );
  const leader = ticket.leader ? (
    <>
      {ticket.leader}
      <br />
      {ticket.leaderEmail}
    </>
  ) : (
    none
  );
  const rows = [
    ['state', <TicketStateBadge key="state" state={ticket.state} />],
    ['structure', structure],
    ['leader', leader],
    ['person', ticket.person ?? none],
    ['renames', t('renamesOf', { done: ticket.renameCount, max: ticket.maxRenames })],
    ['cutoff', f.dateTime(ticket.cutoffAt)],
    ['kind', kinds(ticket.kind)],
    ['category', ticket.category],
    ['reference', ticket.reference],
  ] as const;
  return (
    <Panel title={t('facts')} flush>
      <SimpleTable
        caption={t('facts')}
        columns={[
          { key: 'what', title: t('field') },
          { key: 'value', title: t('value') },
        ]}
        rows={rows.map(([key, value]) => ({ key, cells: [t(key), value] }))}
      />
    </Panel>
  );
}

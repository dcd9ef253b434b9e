import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { ticketFilters } from '@/modules/tickets/ticket.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { type SearchParams, tableInput } from '../_components/table-input';
import { TICKETS_TABLE } from './_components/table-options';
import { TicketsTable } from './_components/tickets-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.list'))('caption') };
}

/** The whole stock, seat by seat: sorted, filtered and paged in SQL. */
export default async function TicketsPage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const list = await api.tickets.list(await tableInput(ticketFilters, searchParams, TICKETS_TABLE));
  const t = await getTranslations('tickets.list');
  const f = await getFormat(programme?.timeZone);
  return (
    <Messages of={['tickets', 'attendance']} timeZone={programme?.timeZone ?? 'Europe/Paris'}>
      <Stacked>
        <PageTitle title={t('title', { count: list.total, tickets: f.n(list.total) })} context={t('context')} />
        <TicketsTable rows={list.rows} total={list.total} />
      </Stacked>
    </Messages>
  );
}

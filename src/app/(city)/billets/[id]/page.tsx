import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns, Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { SportIcon } from '@/ui/sport-icon';
import { TicketActs } from './_components/ticket-acts';
import { TicketFacts } from './_components/ticket-facts';
import { TicketLife } from './_components/ticket-life';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets.list'))('caption') };
}

async function find(ticketId: string) {
  if (!UUID.test(ticketId)) notFound();
  return (await serverCaller()).tickets.one({ ticketId });
}

/** One ticket: what it is, its whole life (rule 11), and what may be done next. */
export default async function TicketPage({ params }: { params: Promise<{ id: string }> }) {
  const { programme } = await requireAccount();
  const ticket = await find((await params).id);
  const t = await getTranslations('tickets.one');
  const f = await getFormat(programme?.timeZone);
  const { session, block, row, seat, sport, venue } = ticket;
  return (
    <Messages of={['tickets', 'allocation']} timeZone={programme?.timeZone ?? 'Europe/Paris'}>
      <Stacked>
        <PageTitle
          crumbs={[
            { label: t('crumb'), href: '/billets' },
            { label: session, href: `/sessions/${session}` },
            { label: ticket.reference },
          ]}
          icon={<SportIcon sport={sport} size={44} />}
          title={t('title', { session, block, row, seat })}
          context={t('context', { sport, venue, when: f.dateTime(ticket.startsAt) })}
          actions={<TicketActs ticket={ticket} />}
        />
        <Columns side={<TicketFacts ticket={ticket} />}>
          <TicketLife events={ticket.events} />
        </Columns>
      </Stacked>
    </Messages>
  );
}

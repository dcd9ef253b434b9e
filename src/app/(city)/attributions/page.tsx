import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { allocationFilters } from '@/modules/allocation/allocation.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { type SearchParams, tableInput } from '../_components/table-input';
import { AllocationsTable } from './_components/allocations-table';
import { EmptySeats } from './_components/empty-seats';
import { ALLOCATIONS_TABLE } from './_components/table-options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('allocation'))('list.name') };
}

export default async function AllocationsPage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const list = await api.allocation.list(await tableInput(allocationFilters, searchParams, ALLOCATIONS_TABLE));
  const t = await getTranslations('allocation');
  const { n } = await getFormat(programme?.timeZone);
  const due = list.due > 0 ? t('list.due', { count: list.due, due: n(list.due) }) : t('list.noneDue');
  return (
    <Messages of={['allocation']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          title={t.rich('list.title', {
            count: list.total,
            allocations: n(list.total),
            waiting: list.proposed,
            proposed: n(list.proposed),
            strong: (words) => <strong>{words}</strong>,
          })}
          context={t('list.context', { seats: n(list.seats), due })}
        />
        <AllocationsTable {...list} />
        <EmptySeats told={await api.allocation.emptySeats()} />
      </Stacked>
    </Messages>
  );
}

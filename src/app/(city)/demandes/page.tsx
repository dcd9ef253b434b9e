import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { demandFilters } from '@/modules/demands/demand.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { type SearchParams, tableInput } from '../_components/table-input';
import { DemandsTable } from './_components/demands-table';
import { NewDemand } from './_components/new-demand';
import { DEMANDS_TABLE } from './_components/table-options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('demands'))('list.name') };
}

export default async function DemandsPage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const list = await api.demands.list(await tableInput(demandFilters, searchParams, DEMANDS_TABLE));
  const t = await getTranslations('demands');
  const { n, dateTime } = await getFormat(programme?.timeZone);
  const { closesAt } = list;
  const closing = closesAt
    ? t(list.closed ? 'list.closed' : 'list.closesAt', { date: dateTime(closesAt) })
    : t('list.noDate');
  return (
    <Messages of={['demands', 'structures']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          title={t('list.title', { count: list.total, demands: n(list.total), waiting: list.open, open: n(list.open) })}
          context={`${t('list.context', {
            places: list.people,
            people: n(list.people),
            asking: list.structures,
            structures: n(list.structures),
            drafts: list.drafts,
          })}. ${closing}`}
          actions={list.closed ? undefined : <NewDemand />}
        />
        <DemandsTable rows={list.rows} total={list.total} sports={list.sports} />
      </Stacked>
    </Messages>
  );
}

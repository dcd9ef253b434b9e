import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { sessionFilters } from '@/modules/sessions/session.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { StatCells } from '@/ui/stat-cells';
import { type SearchParams, tableInput } from '../_components/table-input';
import { SessionsTable } from './_components/sessions-table';
import { SESSIONS_TABLE } from './_components/table-options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sessions'))('list.name') };
}

export default async function SessionsPage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const list = await api.sessions.list(await tableInput(sessionFilters, searchParams, SESSIONS_TABLE));
  const t = await getTranslations('sessions');
  const { n, percent } = await getFormat(programme?.timeZone);
  const { sums } = list;
  const share = (value: number, of: number) => (of > 0 ? percent(value / of) : undefined);
  const cell = (key: Exclude<keyof typeof sums, 'free'>, of: number) => {
    const hint = share(sums[key], of);
    return { label: t(`counter.${key}`), value: n(sums[key]), ...(hint ? { hint } : {}) };
  };
  return (
    <Messages of={['sessions']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          title={t('list.title', { count: list.total, sessions: n(list.total), free: n(sums.free) })}
          context={t('list.context')}
        />
        <StatCells
          cells={[
            { label: t('counter.stock'), value: n(sums.stock), hint: t('list.free', { free: n(sums.free) }) },
            cell('held', sums.stock),
            cell('allocated', sums.stock),
            cell('confirmed', sums.allocated),
            cell('claimed', sums.allocated),
            cell('named', sums.allocated),
            cell('entered', sums.allocated),
          ]}
        />
        <SessionsTable {...list} />
      </Stacked>
    </Messages>
  );
}

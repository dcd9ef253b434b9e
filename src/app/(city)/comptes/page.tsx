import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { userListInput } from '@/modules/accounts/account.schema';
import { serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { readTableState } from '@/ui/table-state';
import { InvitationList } from './_components/invitation-list';
import { InviteButton } from './_components/invite-button';
import { UserTable } from './_components/user-table';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.nav');
  return { title: t('accounts') };
}

export default async function AccountsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const state = readTableState(new URLSearchParams(await searchParams), { filters: ['role', 'access'] });
  const wanted = userListInput.safeParse({
    ...state.filters,
    page: state.page,
    q: state.q,
    ...(state.sort ? { sort: state.sort.column, direction: state.sort.direction } : {}),
  });
  const api = await serverCaller();
  const users = await api.accounts.users(wanted.success ? wanted.data : {});
  const invitations = await api.accounts.invitations({ q: '' });
  const t = await getTranslations('accounts.users');
  const { n } = await getFormat();
  return (
    <>
      <PageTitle
        title={t('title', { count: users.total, shown: n(users.total) })}
        context={t('context', { invited: invitations.length })}
        actions={<InviteButton />}
      />
      <Stacked>
        <UserTable rows={users.rows} total={users.total} />
        <InvitationList rows={invitations} />
      </Stacked>
    </>
  );
}

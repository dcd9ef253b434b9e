import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { messageId } from '@/modules/accounts/account.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { EmptyState } from '@/ui/empty-state';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { readTableState } from '@/ui/table-state';
import { MailboxList } from './_components/mailbox-list';
import { MessageView } from './_components/message-view';
import classes from './mailbox.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.nav');
  return { title: t('mailbox') };
}

export default async function MailboxPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  await requireAccount();
  const params = await searchParams;
  const t = await getTranslations('accounts.mailbox');
  const api = await serverCaller();
  const { page, q } = readTableState(new URLSearchParams(params));
  const messages = await api.accounts.messages({ page, q: q.slice(0, 100) });
  if (!(await api.accounts.mailboxOn())) return <EmptyState heading="h1" title={t('off')} text={t('offText')} />;
  const chosen = messageId.safeParse({ id: params.message });
  const open = chosen.success ? await api.accounts.message(chosen.data) : null;
  const { n } = await getFormat();
  return (
    <>
      <PageTitle title={t('title', { count: messages.total, shown: n(messages.total) })} context={t('context')} />
      <div className={classes.columns}>
        <MailboxList rows={messages.rows} total={messages.total} openId={open?.id ?? null} />
        {open ? (
          <MessageView message={open} />
        ) : (
          <Panel>
            <EmptyState
              title={t(messages.total === 0 ? 'empty' : 'choose')}
              text={messages.total === 0 ? t('emptyText') : undefined}
            />
          </Panel>
        )}
      </div>
    </>
  );
}

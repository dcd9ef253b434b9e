import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { publicFrame } from '@/app/_components/public-frame';
import { homeOf } from '@/modules/accounts/account.rules';
import { requireAccount } from '@/trpc/server';
import { LinkButton } from '@/ui/link-button';
import { PageTitle } from '@/ui/page-title';
import { PublicShell } from '@/ui/public-shell';
import { SpacePage } from '@/ui/space-page';

/** A page of one's own account under the heading of the room one works in. `inner` pages lead back to /compte. */
export async function AccountPage({
  title,
  context,
  inner = false,
  children,
}: {
  title: string;
  context?: string;
  inner?: boolean;
  children: ReactNode;
}) {
  const t = await getTranslations('accounts.profile');
  const { role } = await requireAccount();
  const back = inner ? { label: t('title'), href: '/compte' } : { label: t('back'), href: homeOf(role) };
  if (role === 'LEADER')
    return (
      <SpacePage title={title} context={context} back={back}>
        {children}
      </SpacePage>
    );
  if (role === 'GATE')
    return (
      <PublicShell {...(await publicFrame())} title={title} context={context} overlap={false}>
        <div style={{ marginBottom: 14 }}>
          <LinkButton href={back.href} variant="default">
            {back.label}
          </LinkButton>
        </div>
        {children}
      </PublicShell>
    );
  const crumbs = inner ? [{ label: t('title'), href: '/compte' }, { label: title }] : undefined;
  return (
    <>
      <PageTitle title={title} context={context} crumbs={crumbs} />
      {children}
    </>
  );
}

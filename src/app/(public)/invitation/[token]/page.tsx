import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { getFormat } from '@/i18n/get-format';
import { serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { PublicShell } from '@/ui/public-shell';
import { NewPasswordForm } from './_components/new-password-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.invitation');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Opening the link changes nothing: mail scanners open links too. The account is opened by the form. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('accounts.invitation');
  const common = await getTranslations('common');
  const api = await serverCaller();
  const contact = await api.programmes.contact();
  const found = token.length < 20 || token.length > 100 ? null : await api.accounts.invitation({ token });
  const shell = { brand: contact?.senderName ?? common('product'), footLinks: await footLinks() };
  if (found?.state !== 'OPEN') {
    return (
      <PublicShell {...shell} title={t('deadTitle')} context={t(`dead.${found?.state ?? 'UNKNOWN'}`)} overlap={false}>
        <BigButton href="/connexion" look="plain">
          {t('toSignIn')}
        </BigButton>
      </PublicShell>
    );
  }
  const { dateTime } = await getFormat(contact?.timeZone);
  const role = common(`role.${found.role}`);
  return (
    <PublicShell {...shell} title={t('title')} context={t('context', { name: found.name })}>
      <NewPasswordForm
        token={token}
        email={found.email}
        about={found.about}
        role={found.structureName ? t('for', { role, structure: found.structureName }) : role}
      />
      <Text c="var(--g-second)" fz={15} mt="lg">
        {t('until', { date: dateTime(found.expiresAt) })}
      </Text>
    </PublicShell>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { mayBeToken, publicFrame } from '@/app/_components/public-frame';
import { LinkAct } from '@/app/(public)/adresse/_components/link-act';
import { serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { PublicShell } from '@/ui/public-shell';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.address.stop');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Opening the link changes nothing: mail scanners open links too. */
export default async function StopAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('accounts.address.stop');
  const found = mayBeToken(token) ? await (await serverCaller()).profile.stopLink({ token }) : null;
  const frame = await publicFrame();
  if (!found)
    return (
      <PublicShell {...frame} title={t('deadTitle')} context={t('dead')} overlap={false}>
        <BigButton href="/connexion" look="plain">
          {t('toSignIn')}
        </BigButton>
      </PublicShell>
    );
  return (
    <PublicShell {...frame} title={t('title')} context={t('context')}>
      <LinkAct act="stop" token={token} email={found.email} />
    </PublicShell>
  );
}

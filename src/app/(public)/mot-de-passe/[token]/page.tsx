import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { mayBeToken, publicFrame } from '@/app/_components/public-frame';
import { serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { PublicShell } from '@/ui/public-shell';
import { ResetForm } from './_components/reset-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.reset');
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Opening the link changes nothing: mail scanners open links too. The password is set by the form. */
export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('accounts.reset');
  const found = mayBeToken(token) ? await (await serverCaller()).profile.resetLink({ token }) : null;
  const frame = await publicFrame();
  if (!found)
    return (
      <PublicShell {...frame} title={t('deadTitle')} context={t('dead')} overlap={false}>
        <BigButton href="/mot-de-passe">{t('askAgain')}</BigButton>
      </PublicShell>
    );
  return (
    <PublicShell {...frame} title={t('title')} context={t('context')}>
      <ResetForm token={token} email={found.email} about={found.about} />
    </PublicShell>
  );
}

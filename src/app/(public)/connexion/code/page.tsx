import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { LOCALE_COOKIE } from '@/i18n/config';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { serverCaller } from '@/trpc/server';
import { currentSignIn } from '@/trpc/session';
import { PublicShell } from '@/ui/public-shell';
import { CodeForm } from './_components/code-form';
import { EnrolForm } from './_components/enrol-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.code');
  return { title: t('title') };
}

/** The second step of signing in: the code, or at the first time its enrolment. Nothing else opens before. */
export default async function CodePage() {
  const signIn = await currentSignIn();
  if (!signIn) redirect('/connexion');
  if (hasEntered(signIn.secondFactor)) redirect('/');
  const api = await serverCaller();
  const [t, enrol] = [await getTranslations('accounts.code'), await getTranslations('accounts.enrol')];
  const product = (await getTranslations('common'))('product');
  const [contact, factor] = [await api.programmes.contact(), await api.secondFactor.state()];
  const next = (await cookies()).has(LOCALE_COOKIE) ? '/' : '/?lang=profile';
  const toEnrol = signIn.secondFactor === 'to-enrol';
  return (
    <PublicShell
      brand={contact?.senderName ?? product}
      title={toEnrol ? enrol('title') : t('title')}
      context={toEnrol ? enrol('context') : t('context')}
      footLinks={await footLinks()}
    >
      {toEnrol ? (
        <EnrolForm next={next} demo={factor?.demo ?? false} email={signIn.account.email} />
      ) : (
        <CodeForm next={next} demo={factor?.demo ?? false} email={signIn.account.email} />
      )}
    </PublicShell>
  );
}

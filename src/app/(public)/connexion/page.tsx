import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { LOCALE_COOKIE } from '@/i18n/config';
import { serverCaller } from '@/trpc/server';
import { currentSession } from '@/trpc/session';
import { PublicShell } from '@/ui/public-shell';
import { SignInForm } from './_components/sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn');
  return { title: t('title') };
}

export default async function SignInPage() {
  if (await currentSession()) redirect('/');
  const t = await getTranslations('accounts.signIn');
  const product = (await getTranslations('common'))('product');
  const contact = await (await serverCaller()).programmes.contact();
  const chosen = (await cookies()).has(LOCALE_COOKIE);
  return (
    <PublicShell
      brand={contact?.senderName ?? product}
      title={t('title')}
      context={t('context')}
      footLinks={await footLinks()}
    >
      <SignInForm keepLanguage={chosen} contact={contact?.contactEmail ?? null} />
    </PublicShell>
  );
}

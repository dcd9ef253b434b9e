import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { LOCALE_COOKIE } from '@/i18n/config';
import { identityProvider } from '@/trpc/oidc-door';
import { serverCaller } from '@/trpc/server';
import { currentSignIn } from '@/trpc/session';
import { PublicShell } from '@/ui/public-shell';
import { IdentityDoor } from './_components/identity-door';
import { SignInForm } from './_components/sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn');
  return { title: t('title') };
}

type Search = { searchParams: Promise<{ refus?: string | string[] }> };

export default async function SignInPage({ searchParams }: Search) {
  if (await currentSignIn()) redirect('/');
  const provider = identityProvider();
  const refused = (await searchParams).refus === 'identite';
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
      {provider ? <IdentityDoor {...provider} refused={refused} /> : null}
      <SignInForm keepLanguage={chosen} contact={contact?.contactEmail ?? null} />
    </PublicShell>
  );
}

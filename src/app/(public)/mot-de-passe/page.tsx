import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { publicFrame } from '@/app/_components/public-frame';
import { PublicShell } from '@/ui/public-shell';
import { AskForm } from './_components/ask-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.forgotten');
  return { title: t('title') };
}

export default async function ForgottenPasswordPage() {
  const t = await getTranslations('accounts.forgotten');
  return (
    <PublicShell {...(await publicFrame())} title={t('title')} context={t('context')}>
      <AskForm />
    </PublicShell>
  );
}

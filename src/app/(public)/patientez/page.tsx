import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { publicFrame } from '@/app/_components/public-frame';
import { PublicShell } from '@/ui/public-shell';

const MOST_MINUTES = 60;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.pages');
  return { title: t('waitTitle'), robots: { index: false } };
}

/** Where a page sends who has opened too many of them in a short time. It reads nothing about anybody. */
export default async function WaitPage({ searchParams }: { searchParams: Promise<{ minutes?: string | string[] }> }) {
  const asked = Number((await searchParams).minutes);
  const minutes = Number.isInteger(asked) && asked >= 1 && asked <= MOST_MINUTES ? asked : 1;
  const t = await getTranslations('common');
  return (
    <PublicShell
      {...(await publicFrame())}
      title={t('pages.waitTitle')}
      context={t('errors.throttled', { minutes })}
      overlap={false}
    >
      {null}
    </PublicShell>
  );
}

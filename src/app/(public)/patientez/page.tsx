import { IconClockPause, IconPhone } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { publicFrame } from '@/app/_components/public-frame';
import { serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { Notice } from '@/ui/notice';
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
  const t = await getTranslations('common.pages');
  const contact = await (await serverCaller()).programmes.contact();
  return (
    <PublicShell {...(await publicFrame())} title={t('waitTitle')} context={t('waitText')} overlap={false}>
      <Notice icon={<IconClockPause size={22} aria-hidden="true" />}>{t('waitDo', { minutes })}</Notice>
      {contact ? (
        <div style={{ marginTop: 12 }}>
          <BigButton
            look="plain"
            href={`tel:${contact.contactPhone.replaceAll(/\s/g, '')}`}
            icon={<IconPhone size={22} aria-hidden="true" />}
          >
            {t('waitCall', { phone: contact.contactPhone })}
          </BigButton>
        </div>
      ) : null}
    </PublicShell>
  );
}

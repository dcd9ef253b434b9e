import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { Statement } from '@/app/_components/statement';
import { serverCaller } from '@/trpc/server';
import { PublicShell } from '@/ui/public-shell';

const PARTS = ['met', 'limits', 'testing', 'contact'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programmes.accessibility');
  return { title: t('title') };
}

export default async function StatementPage() {
  const t = await getTranslations('programmes.accessibility');
  const product = (await getTranslations('common'))('product');
  const contact = await (await serverCaller()).programmes.contact();
  const facts = {
    sender: contact?.senderName ?? product,
    email: contact?.contactEmail ?? '',
    phone: contact?.contactPhone ?? '',
    days: contact?.retentionDays ?? 60,
  };
  const parts = PARTS.map((key) => ({ key, title: t(`${key}.title`), text: [t(`${key}.text`, facts)] }));
  return (
    <PublicShell
      brand={facts.sender}
      title={t('title')}
      context={t('context')}
      overlap={false}
      footLinks={await footLinks()}
    >
      <Statement parts={parts} />
    </PublicShell>
  );
}

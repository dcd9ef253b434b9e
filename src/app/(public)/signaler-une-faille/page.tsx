import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { Statement } from '@/app/_components/statement';
import { serverCaller } from '@/trpc/server';
import { PublicShell } from '@/ui/public-shell';

const PARTS = ['tell', 'promise', 'limits'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programmes.weakness');
  return { title: t('title') };
}

/** The policy that security.txt names: how to tell us of a weakness, and what follows. */
export default async function WeaknessPage() {
  const t = await getTranslations('programmes.weakness');
  const product = (await getTranslations('common'))('product');
  const contact = await (await serverCaller()).programmes.contact();
  const facts = { email: contact?.contactEmail ?? '' };
  const parts = PARTS.map((key) => ({ key, title: t(`${key}.title`), text: [t(`${key}.text`, facts)] }));
  return (
    <PublicShell
      brand={contact?.senderName ?? product}
      title={t('title')}
      context={t('context')}
      overlap={false}
      footLinks={await footLinks()}
    >
      <Statement parts={parts} />
    </PublicShell>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { SpacePage } from '@/ui/space-page';
import { SportIcon } from '@/ui/sport-icon';
import { OutingRoom } from './_components/outing-room';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claims.outings'))('title') };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function find(allocationId: string) {
  if (!UUID.test(allocationId)) notFound();
  return (await serverCaller()).space.outing({ allocationId });
}

export default async function OutingPage({ params }: { params: Promise<{ id: string }> }) {
  const { programme, structure } = await requireAccount();
  const page = await find((await params).id);
  const t = await getTranslations('claims.outing');
  const f = await getFormat(programme?.timeZone);
  const { outing } = page;
  const where = { day: f.day(outing.startsAt, 'long'), hour: f.hourWords(outing.startsAt), venue: outing.venue };
  return (
    <SpacePage
      back={{ label: t('back'), href: '/espace/sorties' }}
      icon={<SportIcon sport={outing.sport} size={50} ground="nav" />}
      title={t('title', { sport: outing.sport, count: outing.seats })}
      context={t('context', where)}
    >
      <OutingRoom page={page} structure={structure?.name ?? ''} />
    </SpacePage>
  );
}

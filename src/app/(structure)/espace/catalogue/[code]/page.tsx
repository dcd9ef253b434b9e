import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BasketRoom } from '@/app/(structure)/espace/demandes/_components/basket-room';
import { WishForm } from '@/app/(structure)/espace/demandes/_components/wish-form';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Notice } from '@/ui/notice';
import { SpacePage } from '@/ui/space-page';
import { SportIcon } from '@/ui/sport-icon';
import { OwnWishes, PlacesLeft, type Session, WhenAndWhere } from '../_components/session-facts';

type Params = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: decodeURIComponent((await params).code).toUpperCase() };
}

/** Why no wish can be made: of this session, or of any. */
async function WhyNot({ session, timeZone }: { session: Session; timeZone: string | undefined }) {
  const t = await getTranslations('catalogue.whyNot');
  const { dateTime } = await getFormat(timeZone);
  const { whyNot, cutoffAt, cutoffHours, closesAt, closed } = session;
  if (whyNot !== null) return <Notice>{t(whyNot, { date: dateTime(cutoffAt), hours: cutoffHours })}</Notice>;
  return closed && closesAt ? <Notice>{t('closed', { date: dateTime(closesAt) })}</Notice> : null;
}

/** A session of the catalogue: all one needs to decide, then the wish itself. A code that is none is a page that is not there. */
export default async function CatalogueSessionPage({ params }: Params) {
  const { programme } = await requireAccount();
  const code = decodeURIComponent((await params).code).slice(0, 30);
  const api = await serverCaller();
  const session = await api.demands.catalogueSession({ code });
  const basket = await api.demands.basket({});
  const t = await getTranslations('catalogue');
  const f = await getFormat(programme?.timeZone);
  const timeZone = programme?.timeZone;
  return (
    <Messages of={['catalogue', 'demands']} timeZone={timeZone}>
      <SpacePage
        title={session.sport}
        context={`${session.code} · ${f.dateTime(session.startsAt)} · ${session.venue}`}
        icon={<SportIcon sport={session.sport} size={52} ground="nav" />}
        back={{ label: t('one.back'), href: '/espace/catalogue' }}
      >
        <WhyNot session={session} timeZone={timeZone} />
        <OwnWishes session={session} basket={basket} />
        {session.whyNot === null && !session.closed ? (
          <BasketRoom>
            <WishForm
              read={basket}
              session={{
                sessionId: session.id,
                code: session.code,
                kind: session.kind,
                status: session.status,
                startsAt: session.startsAt,
                endsAt: session.endsAt,
                cutoffAt: session.cutoffAt,
                stock: session.stock,
                free: session.free,
                wheelchairFree: session.wheelchairFree,
              }}
            />
          </BasketRoom>
        ) : null}
        <WhenAndWhere session={session} timeZone={timeZone} />
        <PlacesLeft session={session} timeZone={timeZone} />
      </SpacePage>
    </Messages>
  );
}

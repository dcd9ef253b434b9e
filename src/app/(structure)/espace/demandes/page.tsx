import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { SpacePage } from '@/ui/space-page';
import { BasketList, Decided } from './_components/basket-list';
import { WishForm } from './_components/wish-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('demands'))('space.title') };
}

export default async function SpaceDemandsPage() {
  const { programme } = await requireAccount();
  const basket = await (await serverCaller()).demands.basket({});
  const t = await getTranslations('demands.space');
  const open = basket.filter(({ state }) => state === 'SUBMITTED');
  const decided = basket.filter(({ state }) => state !== 'SUBMITTED');
  return (
    <Messages of={['demands']} timeZone={programme?.timeZone}>
      <SpacePage title={t('title')} context={t('context', { count: open.length })}>
        <BasketList wishes={open} />
        <WishForm wishes={open} />
        {decided.length > 0 ? <Decided wishes={decided} /> : null}
      </SpacePage>
    </Messages>
  );
}

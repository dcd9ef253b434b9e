import { IconFileImport } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { SpacePage } from '@/ui/space-page';
import { OWN_IMPORTS } from '../_components/own-imports';
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
        <BigButton look="plain" href={OWN_IMPORTS.DEMANDS.start} icon={<IconFileImport size={22} aria-hidden="true" />}>
          {t('import')}
        </BigButton>
        {decided.length > 0 ? <Decided wishes={decided} /> : null}
      </SpacePage>
    </Messages>
  );
}

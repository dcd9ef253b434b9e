import { IconCalendarPlus, IconFileImport, IconLayoutGrid } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Messages } from '@/i18n/messages-provider';
import { isOpen } from '@/modules/demands/demand.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { SpacePage } from '@/ui/space-page';
import { OWN_IMPORTS } from '../_components/own-imports';
import classes from './_components/basket.module.css';
import { BasketActs, BasketStanding } from './_components/basket-acts';
import { BasketList } from './_components/basket-list';
import { BasketRoom } from './_components/basket-room';
import { Decided } from './_components/decided';
import { WhyLink } from './_components/why-link';
import { WishForm } from './_components/wish-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('demands'))('space.title') };
}

export default async function SpaceDemandsPage() {
  const { programme } = await requireAccount();
  const read = await (await serverCaller()).demands.basket({});
  const t = await getTranslations('demands.space');
  const open = read.wishes.filter(({ state }) => isOpen(state));
  const decided = read.wishes.filter(({ state }) => !isOpen(state));
  return (
    <Messages of={['demands']} timeZone={programme?.timeZone}>
      <SpacePage title={t('title')} context={t('context', { count: open.length })}>
        <BasketRoom>
          <BasketStanding {...read} />
          <BasketList wishes={open} closed={read.closed} />
          <BasketActs {...read} />
          {open.length > 0 ? (
            <div className={classes.links}>
              <BigButton
                look="plain"
                href="/api/calendars/mine"
                download
                icon={<IconCalendarPlus size={22} aria-hidden="true" />}
              >
                {t('calendar')}
              </BigButton>
            </div>
          ) : null}
          {read.closed ? null : (
            <>
              <div className={classes.links}>
                <BigButton
                  look={open.length === 0 ? 'primary' : 'plain'}
                  href="/espace/catalogue"
                  icon={<IconLayoutGrid size={22} aria-hidden="true" />}
                >
                  {t('catalogue')}
                </BigButton>
              </div>
              <WishForm read={read} />
              <BigButton
                look="plain"
                href={OWN_IMPORTS.DEMANDS.start}
                icon={<IconFileImport size={22} aria-hidden="true" />}
              >
                {t('import')}
              </BigButton>
            </>
          )}
          {decided.length > 0 ? <Decided wishes={decided} /> : null}
          {decided.length > 0 ? <WhyLink /> : null}
        </BasketRoom>
      </SpacePage>
    </Messages>
  );
}

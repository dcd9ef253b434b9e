import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Sentences } from '@/app/_components/sentences';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { AppLink } from '@/ui/app-link';
import { SpacePage } from '@/ui/space-page';
import { StatusBadge } from '@/ui/status-badge';
import classes from '../../_components/space.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('draw.why'))('title') };
}

/** The letter as a page: each answer of a published draw, and why. It prints as it is read. */
export default async function WhyPage() {
  const { programme } = await requireAccount();
  const { structure, wishes } = await (await serverCaller()).allocation.explained({});
  const t = await getTranslations('draw.why');
  const { dateTime } = await getFormat(programme?.timeZone);
  return (
    <SpacePage title={t('title')} context={structure} back={{ label: t('back'), href: '/espace/demandes' }}>
      {wishes.length === 0 ? <p>{t('none')}</p> : null}
      {wishes.map((wish) => (
        <section key={`${wish.drawId} ${wish.demandId}`} className={classes.block}>
          <div className={classes.blockHead}>
            <h2>{`${wish.sport} · ${wish.code}`}</h2>
            <StatusBadge tone={wish.granted > 0 ? 'yes' : 'neutral'}>
              {t('outcome', { granted: wish.granted, people: wish.people })}
            </StatusBadge>
          </div>
          <p className={classes.hint}>{t('wish', { rank: wish.rank, when: dateTime(wish.startsAt) })}</p>
          <p>{wish.sentences.length > 0 ? <Sentences of={wish.sentences} /> : t('earlier')}</p>
          <p className={classes.hint}>
            {t('drawn', { at: dateTime(wish.publishedAt) })}{' '}
            <AppLink href={`/verification/${wish.drawId}`}>{t('verify')}</AppLink>
          </p>
        </section>
      ))}
    </SpacePage>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { byOuting } from '@/modules/claims/space.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { EmptyState } from '@/ui/empty-state';
import { SpacePage } from '@/ui/space-page';
import { OutingCard, OutingWay } from './_components/outing-card';
import classes from './_components/space.module.css';
import { TodoCard } from './_components/todo-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claims.space.tabs'))('todo') };
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** What this structure has to do, the nearest date first. */
export default async function SpaceHome() {
  const account = await requireAccount();
  const t = await getTranslations('claims.space');
  const f = await getFormat(account.programme?.timeZone);
  const { todos, coming, contact } = await (await serverCaller()).space.read({});
  const cards = byOuting(todos);
  const byId = new Map(coming.map((outing) => [outing.allocationId, outing]));
  const next = coming.find((outing) => outing.state === 'CONFIRMED');
  return (
    <SpacePage
      overlap
      title={
        <>
          {t('hello', { name: account.name.split(' ')[0] ?? '' })}
          <br />
          {t('count', { count: cards.length })}
        </>
      }
      owner={{ name: account.structure?.name ?? '', href: '/espace' }}
      account={{ initials: initials(account.name), href: '/compte' }}
    >
      {cards.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState title={t('upToDate')} text={t('upToDateText')} />
        </div>
      ) : null}
      {cards.map((card) => (
        <TodoCard
          key={`${card[0].allocationId} ${card[0].kind}`}
          todos={card}
          outing={byId.get(card[0].allocationId)}
          timeZone={account.programme?.timeZone}
        />
      ))}
      {next ? (
        <>
          <h2 className={classes.heading}>{t('next')}</h2>
          <OutingCard
            outing={{
              id: next.allocationId,
              sport: next.sport,
              day: f.dayParts(next.startsAt),
              title: t('at', { sport: next.sport, hour: f.hourWords(next.startsAt) }),
              venue: next.venue,
              seats: `${t('seats', { count: next.seats })}, ${t('groups', { count: next.leaders })}`,
            }}
            foot={
              <OutingWay
                place={`${next.venue}, ${next.city}`}
                phone={contact?.phone ?? null}
                words={{ go: t('goThere'), call: t('callUs') }}
              />
            }
          />
        </>
      ) : null}
    </SpacePage>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { byOuting } from '@/modules/claims/space.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { EmptyState } from '@/ui/empty-state';
import { SpacePage } from '@/ui/space-page';
import { HandInCard } from './_components/hand-in-card';
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

type Card = ReturnType<typeof byOuting>[number];

/** The cards due before this date, and those after it; what has no date comes last. */
function aroundDate(cards: readonly Card[], date: Date | null): readonly [readonly Card[], readonly Card[]] {
  const sooner = cards.filter(([{ before }]) => date === null || before < date);
  return [sooner, cards.filter((card) => !sooner.includes(card))];
}

/** What this structure has to do, the nearest date first. */
export default async function SpaceHome() {
  const account = await requireAccount();
  const t = await getTranslations('claims.space');
  const f = await getFormat(account.programme?.timeZone);
  const { todos, toHandIn, coming, contact } = await (await serverCaller()).space.read({});
  const cards = byOuting(todos);
  const [sooner, later] = aroundDate(cards, toHandIn?.before ?? null);
  const byId = new Map(coming.map((outing) => [outing.allocationId, outing]));
  const next = coming.find((outing) => outing.state === 'CONFIRMED');
  const cardOf = (card: Card) => (
    <TodoCard
      key={`${card[0].allocationId} ${card[0].kind}`}
      todos={card}
      outing={byId.get(card[0].allocationId)}
      timeZone={account.programme?.timeZone}
    />
  );
  return (
    <SpacePage
      overlap
      title={
        <>
          {t('hello', { name: account.name.split(' ')[0] ?? '' })}
          <br />
          {t('count', { count: cards.length + (toHandIn ? 1 : 0) })}
        </>
      }
      owner={{ name: account.structure?.name ?? '', href: '/espace' }}
      account={{ initials: initials(account.name), href: '/compte' }}
    >
      {cards.length === 0 && !toHandIn ? (
        <div className={classes.empty}>
          <EmptyState title={t('upToDate')} text={t('upToDateText')} />
        </div>
      ) : null}
      {sooner.map(cardOf)}
      {toHandIn ? <HandInCard toHandIn={toHandIn} timeZone={account.programme?.timeZone} /> : null}
      {later.map(cardOf)}
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

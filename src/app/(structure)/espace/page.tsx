import { IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { ActionCard } from '@/ui/action-card';
import { EmptyState } from '@/ui/empty-state';
import { SpacePage } from '@/ui/space-page';
import { SportIcon } from '@/ui/sport-icon';
import { OutingCard, OutingWay } from './_components/outing-card';
import classes from './_components/space.module.css';

const DAY = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claims.space.tabs'))('todo') };
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
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
  const byId = new Map(coming.map((outing) => [outing.allocationId, outing]));
  const next = coming.find((outing) => outing.state === 'CONFIRMED');
  return (
    <SpacePage
      overlap
      title={
        <>
          {t('hello', { name: account.name.split(' ')[0] ?? '' })}
          <br />
          {t('count', { count: todos.length })}
        </>
      }
      owner={{ name: account.structure?.name ?? '', href: '/espace' }}
      account={{ initials: initials(account.name), href: '/espace/aide' }}
    >
      {todos.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState title={t('upToDate')} text={t('upToDateText')} />
        </div>
      ) : null}
      {todos.map((todo) => {
        const outing = byId.get(todo.allocationId);
        const sport = outing?.sport ?? '';
        const person = todo.kind === 'LEADER' || todo.kind === 'SECOND_LEADER';
        const Icon = todo.kind === 'LEADER' ? IconUserQuestion : IconUserPlus;
        return (
          <ActionCard
            key={`${todo.kind} ${todo.allocationId}`}
            href={`/espace/sorties/${todo.allocationId}`}
            when={capital(f.deadlineWords(todo.before))}
            left={f.relative(todo.before)}
            urgent={todo.before.getTime() - f.now.getTime() < DAY}
            icon={
              person ? (
                <span className={classes.tile}>
                  <Icon size={26} stroke={1.7} aria-hidden="true" />
                </span>
              ) : (
                <SportIcon sport={sport} size={46} />
              )
            }
            title={t(`todo.${todo.kind}`, { count: todo.count })}
            text={
              todo.kind === 'SECOND_LEADER'
                ? t('secondText', { count: todo.count })
                : t(todo.kind === 'POSTPONED' ? 'postponedText' : 'todoText', {
                    sport,
                    day: outing ? f.day(outing.startsAt, 'long') : '',
                    hour: outing ? f.hourWords(outing.startsAt) : '',
                  })
            }
          />
        );
      })}
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

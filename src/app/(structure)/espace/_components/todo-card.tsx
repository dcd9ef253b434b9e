import { IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import type { Todo } from '@/modules/claims/space.rules';
import { ActionCard } from '@/ui/action-card';
import { SportIcon } from '@/ui/sport-icon';
import { dueWords } from './due-words';
import classes from './space.module.css';

const lower = (words: string) => words.slice(0, 1).toLowerCase() + words.slice(1);

type Props = {
  todos: readonly [Todo, ...Todo[]];
  outing: { sport: string; startsAt: Date } | undefined;
  timeZone: string | undefined;
};

/** What one outing asks for before one date: the first thing as the title, the others under it. */
export async function TodoCard({ todos: [todo, ...others], outing, timeZone }: Props) {
  const t = await getTranslations('claims.space');
  const f = await getFormat(timeZone);
  const session = t(todo.kind === 'POSTPONED' ? 'postponedText' : 'todoText', {
    sport: outing?.sport ?? '',
    day: outing ? f.day(outing.startsAt, 'long') : '',
    hour: outing ? f.hourWords(outing.startsAt) : '',
  });
  const also = others.map(({ kind, count }) => lower(t(`todo.${kind}`, { count }))).join(', ');
  return (
    <ActionCard
      href={`/espace/sorties/${todo.allocationId}`}
      {...dueWords(f, todo.before)}
      icon={<TodoIcon kind={todo.kind} sport={outing?.sport ?? ''} />}
      title={t(`todo.${todo.kind}`, { count: todo.count })}
      text={
        <>
          {todo.kind === 'SECOND_LEADER' ? t('secondText', { count: todo.count }) : session}
          {also ? (
            <>
              <br />
              {t('also', { also })}
            </>
          ) : null}
        </>
      }
    />
  );
}

function TodoIcon({ kind, sport }: { kind: Todo['kind']; sport: string }) {
  if (kind !== 'LEADER' && kind !== 'SECOND_LEADER') return <SportIcon sport={sport} size={46} />;
  const Icon = kind === 'LEADER' ? IconUserQuestion : IconUserPlus;
  return (
    <span className={classes.tile}>
      <Icon size={26} stroke={1.7} aria-hidden="true" />
    </span>
  );
}

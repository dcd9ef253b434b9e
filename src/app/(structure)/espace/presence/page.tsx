import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { EmptyState } from '@/ui/empty-state';
import { SpacePage } from '@/ui/space-page';
import { SportIcon } from '@/ui/sport-icon';
import classes from './presence.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance.mine'))('title') };
}

/** A leader's own attendance: outing by outing, the latest first. */
export default async function OwnAttendancePage() {
  const { programme } = await requireAccount();
  const { total, sessions } = await (await serverCaller()).attendance.mine();
  const t = await getTranslations('attendance.mine');
  const back = { label: (await getTranslations('claims.outing'))('back'), href: '/espace/sorties' };
  const { n, percent, dateTime } = await getFormat(programme?.timeZone);
  const figures = { entered: n(total.entered), expected: n(total.expected) };
  if (total.rate === null) {
    return (
      <SpacePage back={back} title={t('title')}>
        <EmptyState title={t('none')} text={t('noneText')} />
      </SpacePage>
    );
  }
  return (
    <SpacePage back={back} title={t('answer', { rate: percent(total.rate / 100) })} context={t('context', figures)}>
      <ul className={classes.list}>
        {sessions.map(({ sessionId, code, sport, venue, startsAt, count }) => (
          <li key={sessionId} className={classes.line}>
            <SportIcon sport={sport} size={44} />
            <div className={classes.words}>
              <strong>
                {sport} · {code}
              </strong>
              <span>{dateTime(startsAt)}</span>
              <span>{venue}</span>
              {count ? <span>{t('line', { entered: n(count.entered), expected: n(count.expected) })}</span> : null}
            </div>
            <strong className={classes.rate}>
              {count && count.rate !== null ? percent(count.rate / 100, 0) : '—'}
            </strong>
          </li>
        ))}
      </ul>
    </SpacePage>
  );
}

import { IconUserCircle } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { SignOutButton } from '@/app/_components/sign-out-button';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { AppLink } from '@/ui/app-link';
import { BigButton } from '@/ui/big-button';
import { EmptyState } from '@/ui/empty-state';
import { PublicShell } from '@/ui/public-shell';
import { SportIcon } from '@/ui/sport-icon';
import classes from './_components/gate.module.css';

/** The sessions this person may scan today. */
export default async function GatePage() {
  const { programme } = await requireAccount();
  const sessions = await (await serverCaller()).attendance.gates();
  const t = await getTranslations('attendance.gate');
  const nav = await getTranslations('accounts.nav');
  const { n, clockTime } = await getFormat(programme?.timeZone);
  return (
    <PublicShell
      brand={t('room')}
      title={t('title')}
      context={t('count', { count: sessions.length })}
      footLinks={await footLinks()}
    >
      {sessions.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul className={classes.list}>
          {sessions.map((session) => (
            <li key={session.id}>
              <AppLink href={`/controle/${session.id}`} className={classes.choice}>
                <SportIcon sport={session.sport} size={44} />
                <span className={classes.words}>
                  <strong>
                    {session.code} · {clockTime(session.startsAt)}
                  </strong>
                  <span>{session.sport}</span>
                  <span>{session.venue}</span>
                </span>
                <span className={classes.tally}>
                  {t('entered', { present: session.entered, count: n(session.entered), expected: n(session.expected) })}
                </span>
              </AppLink>
            </li>
          ))}
        </ul>
      )}
      <div style={{ marginTop: 20 }}>
        <BigButton look="plain" href="/compte" icon={<IconUserCircle size={22} aria-hidden="true" />}>
          {nav('account')}
        </BigButton>
      </div>
      <SignOutButton label={nav('signOut')} />
    </PublicShell>
  );
}

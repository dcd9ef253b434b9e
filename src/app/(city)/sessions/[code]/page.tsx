import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { dayPartOf } from '@/modules/sessions/session-day.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns } from '@/ui/columns';
import { Countdown } from '@/ui/countdown';
import { PageTitle } from '@/ui/page-title';
import { SportIcon } from '@/ui/sport-icon';
import { SessionActs, SessionMenu } from './_components/session-acts';
import { SessionCounters } from './_components/session-counters';
import { SessionNotices } from './_components/session-notices';
import { SessionPublics } from './_components/session-publics';
import { SessionSeats } from './_components/session-seats';
import { SessionStructures } from './_components/session-structures';
import { SessionTrail } from './_components/session-trail';
import { SessionWaiting } from './_components/session-waiting';

type Params = { params: Promise<{ code: string }> };
export type SessionPage = RouterOutputs['sessions']['page'];
export type WaitingList = RouterOutputs['allocation']['waiting'];

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).code.toUpperCase() };
}

/** The page of one session; an unknown code is a page that does not exist. */
async function readPage(code: string): Promise<SessionPage> {
  const api = await serverCaller();
  return api.sessions.page({ code: code.slice(0, 30) });
}

export default async function SessionPageView({ params }: Params) {
  const { programme } = await requireAccount();
  const session = await readPage(decodeURIComponent((await params).code));
  const api = await serverCaller();
  const trail = await api.sessions.trail({ sessionId: session.id });
  const plan = await api.allocation.seatPlan({ sessionId: session.id });
  const waiting = await api.allocation.waiting({ sessionId: session.id });
  const t = await getTranslations('sessions');
  const format = await getFormat(session.timeZone);
  const part = t(`part.${dayPartOf(session.startsAt, session.timeZone)}`);
  const hours = t('page.hours', { from: format.clockTime(session.startsAt), to: format.clockTime(session.endsAt) });
  const where = [hours, session.venue, session.city, session.description].filter(Boolean).join(' · ');
  return (
    <Messages of={['sessions', 'allocation', 'demands', 'structures']} timeZone={programme?.timeZone}>
      <PageTitle
        crumbs={[
          { label: t('list.name'), href: '/sessions' },
          { label: session.sport, href: `/sessions?sport=${encodeURIComponent(session.sport)}` },
          { label: session.code },
        ]}
        icon={<SportIcon sport={session.sport} size={52} />}
        title={t('page.title', { sport: session.sport, part, day: format.day(session.startsAt, 'long') })}
        context={session.timeZone === programme?.timeZone ? where : `${where} · ${format.zoneWords()}`}
        actions={
          <>
            {session.status === 'CANCELLED' ? null : (
              <Countdown cutoff={session.cutoffAt} action={<SessionActs session={session} />} />
            )}
            <SessionMenu session={session} />
          </>
        }
      />
      <Columns sideWidth={300} side={<SessionTrail lines={trail} />}>
        <SessionNotices session={session} />
        <SessionCounters session={session} />
        <SessionPublics session={session} />
        <SessionSeats session={session} first={plan} />
        <SessionStructures session={session} />
        <SessionWaiting session={session} waiting={waiting} />
      </Columns>
    </Messages>
  );
}

import { getTranslations } from 'next-intl/server';
import type { CalendarSession, OwnSession } from '@/modules/demands/calendar.queries';
import { type CalendarEvent, icsFile } from '@/modules/demands/ics.rules';
import type { Actor } from '@/platform/actor';
import { fromElsewhere, refuseNobody, refuseRequest } from '@/platform/door';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { currentSession } from '@/trpc/session';
import { refuseSheet } from '../exports/sheet-answer';

type Words = Awaited<ReturnType<typeof getTranslations<'catalogue.calendar'>>>;
type Entry = CalendarSession & Partial<Pick<OwnSession, 'kind' | 'count'>>;

/** What stands in the calendar: a session as such, a wish with its rank, places offered or held. */
function summaryOf(entry: Entry, t: Words): string {
  const { sport, code, kind, count = 0 } = entry;
  return kind ? t(kind, { sport, code, count }) : t('session', { sport, code });
}

function statusOf({ status, kind }: Entry): CalendarEvent['status'] {
  if (status === 'CANCELLED') return 'CANCELLED';
  return kind === 'WISH' || kind === 'PROPOSED' ? 'TENTATIVE' : 'CONFIRMED';
}

function eventOf(entry: Entry, t: Words): CalendarEvent {
  const { id, code, venue, city, startsAt, endsAt, version } = entry;
  const home = env().APP_URL;
  return {
    uid: `${id}@${new URL(home).hostname}`,
    sequence: version,
    startsAt,
    endsAt,
    summary: summaryOf(entry, t),
    location: `${venue}, ${city}`,
    description: t('check'),
    url: `${home}/espace/catalogue/${encodeURIComponent(code)}`,
    status: statusOf(entry),
  };
}

type Asked = { readonly path: string; readonly fileName: string; readonly name: (t: Words) => string };
type Read = (actor: Actor) => Promise<readonly Entry[]>;

/** A calendar file for whoever is signed in and may read it; the right is checked by the query. */
export async function calendarAnswer(request: Request, asked: Asked, read: Read): Promise<Response> {
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  const session = await currentSession();
  if (!session) return refuseNobody(asked.path);
  try {
    const entries = await read(session.actor);
    const t = await getTranslations('catalogue.calendar');
    const timeZone = session.account.programme?.timeZone ?? 'Europe/Paris';
    const events = entries.map((entry) => eventOf(entry, t));
    return new Response(icsFile({ name: asked.name(t), timeZone, events, now: new Date() }), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${asked.fileName}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof DomainError) return refuseSheet(error);
    throw error;
  }
}

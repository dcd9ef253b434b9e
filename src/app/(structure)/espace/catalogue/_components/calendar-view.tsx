import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { monthOf, monthWeeks, shiftDay, shiftMonth, weekOf } from '@/modules/demands/catalogue.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { addressWith, type Search, textOf } from './address';
import classes from './catalogue.module.css';

type Days = RouterOutputs['demands']['catalogueDays'];
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isDay = (text: string | undefined): text is string =>
  text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text)) && shiftDay(text, 0) === text;

export type Shown = {
  readonly span: 'month' | 'week';
  /** A day of the month or of the week shown. */
  readonly at: string;
  /** The day whose sessions are listed; none yet. */
  readonly on: string | null;
  readonly weeks: readonly (readonly string[])[];
};

/** What an address asks of the calendar; `first` is the first day of the programme that has a session. */
export function shownDays(search: Search, first: string): Shown {
  const span = textOf(search, 'span') === 'week' ? 'week' : 'month';
  const [asked, on] = [textOf(search, 'at'), textOf(search, 'on')];
  const day = isDay(on) ? on : null;
  const at = isDay(asked) ? asked : (day ?? first);
  return { span, at, on: day, weeks: span === 'week' ? [weekOf(at)] : monthWeeks(monthOf(at)) };
}

/** The days of a month or a week with how many sessions each has; a day opens its list. */
export async function CalendarView({ search, shown, days }: { search: Search; shown: Shown; days: Days }) {
  const t = await getTranslations('catalogue.month');
  // A day is the same in every zone: it is written as if in UTC.
  const f = await getFormat('UTC');
  const counts = new Map(days.map((day) => [day.day, day]));
  const heads = shown.weeks[0] ?? [];
  return (
    <section aria-label={t('label')} className={classes.calendar}>
      <CalendarHead search={search} shown={shown} />
      <table>
        <caption className="g-hidden">{t('label')}</caption>
        <thead>
          <tr>
            {heads.map((day) => (
              <th key={day} scope="col">
                <span aria-hidden="true">{f.dayParts(new Date(day)).weekday.slice(0, 3)}</span>
                <span className="g-hidden">{f.dayParts(new Date(day), 'long').weekday}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const { sessions = 0, wished = 0 } = counts.get(day) ?? {};
                const outside = shown.span === 'month' && monthOf(day) !== monthOf(shown.at);
                const number = Number(day.slice(8));
                return (
                  <td key={day}>
                    {sessions === 0 ? (
                      <span className={classes.dayCell} data-outside={outside || undefined}>
                        {number}
                      </span>
                    ) : (
                      <AppLink
                        href={`${addressWith(search, { at: shown.at, on: day })}#jour`}
                        className={classes.dayCell}
                        data-outside={outside || undefined}
                        aria-current={day === shown.on ? 'date' : undefined}
                        aria-label={t('day', { day: f.day(new Date(day), 'long'), count: sessions, wished })}
                      >
                        {number}
                        <strong>{sessions}</strong>
                        {wished > 0 ? <span aria-hidden="true">★</span> : null}
                      </AppLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Which month or week, the one before and after, and how long a span. */
async function CalendarHead({ search, shown: { span, at, weeks } }: { search: Search; shown: Shown }) {
  const t = await getTranslations('catalogue.month');
  const f = await getFormat('UTC');
  const week = span === 'week';
  const step = (by: number) => (week ? shiftDay(at, 7 * by) : `${shiftMonth(monthOf(at), by)}-01`);
  const [first = at, last = at] = [weeks[0]?.[0], weeks[0]?.[6]];
  const month = new Intl.DateTimeFormat(f.locale === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const words = week ? `${f.day(new Date(first))} – ${f.day(new Date(last))}` : month.format(new Date(at));
  const move = (by: number) => addressWith(search, { at: step(by), on: null });
  return (
    <>
      <div className={classes.monthHead}>
        <AppLink href={move(-1)} aria-label={t(week ? 'previousWeek' : 'previous')}>
          <IconChevronLeft size={22} aria-hidden="true" />
        </AppLink>
        <h2>{words}</h2>
        <AppLink href={move(1)} aria-label={t(week ? 'nextWeek' : 'next')}>
          <IconChevronRight size={22} aria-hidden="true" />
        </AppLink>
      </div>
      <nav aria-label={t('span')} className={classes.views}>
        {(['month', 'week'] as const).map((each) => (
          <AppLink
            key={each}
            href={addressWith(search, { span: each === 'month' ? null : each, at })}
            aria-current={each === span ? 'page' : undefined}
          >
            {t(each === 'month' ? 'byMonth' : 'byWeek')}
          </AppLink>
        ))}
      </nav>
    </>
  );
}

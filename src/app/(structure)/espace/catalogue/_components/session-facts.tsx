import { IconAlertTriangle, IconCalendarPlus, IconRoute } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { codesAtSameTime } from '@/modules/demands/basket.rules';
import { isOpen } from '@/modules/demands/demand.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import classes from './catalogue.module.css';

export type Session = RouterOutputs['demands']['catalogueSession'];
export type Basket = RouterOutputs['demands']['basket'];
type Props = { session: Session; timeZone: string | undefined };

/** When, until when it may be asked for, in which zone; and where, with the way there. */
export async function WhenAndWhere({ session, timeZone }: Props) {
  const t = await getTranslations('catalogue');
  const f = await getFormat(timeZone);
  const { startsAt, endsAt, cutoffAt, cutoffHours, venue, city, district, description, whyNot } = session;
  const place = `${venue}, ${city}`;
  return (
    <>
      <section className={classes.facts} aria-labelledby="when">
        <h2 id="when">{t('one.when')}</h2>
        <p>
          {t('when', { day: f.day(startsAt, 'long'), from: f.clockTime(startsAt), to: f.clockTime(endsAt) })}
          {` (${f.zoneWords()})`}
        </p>
        {description ? <p>{description}</p> : null}
        {whyNot === null ? <p>{t('one.until', { date: f.dateTime(cutoffAt), hours: cutoffHours })}</p> : null}
        <BigButton
          look="plain"
          href={`/api/calendars/sessions/${encodeURIComponent(session.code)}`}
          download
          icon={<IconCalendarPlus size={22} aria-hidden="true" />}
        >
          {t('one.ics')}
        </BigButton>
      </section>
      <section className={classes.facts} aria-labelledby="where">
        <h2 id="where">{t('one.where')}</h2>
        <p>{district && !/\d/.test(city) ? `${place}, ${t('filter.districtValue', { district })}` : place}</p>
        <a
          className={classes.way}
          href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`}
          rel="noreferrer"
          target="_blank"
        >
          <IconRoute size={22} aria-hidden="true" /> {t('one.go')}
        </a>
      </section>
    </>
  );
}

/** What is left by kind of place, beside what is asked for already. */
export async function PlacesLeft({ session, timeZone }: Props) {
  const t = await getTranslations('catalogue');
  const { n } = await getFormat(timeZone);
  const { stock, standardFree, wheelchairFree, companionFree, asked, free } = session;
  return (
    <section className={classes.facts} aria-labelledby="left">
      <h2 id="left">{t('one.left')}</h2>
      {stock === 0 ? (
        <p>{t('unknown')}</p>
      ) : (
        <dl className={classes.counts}>
          <dt>{t('one.standard')}</dt>
          <dd>{n(standardFree)}</dd>
          <dt>{t('one.wheelchair')}</dt>
          <dd>{n(wheelchairFree)}</dd>
          <dt>{t('one.companion')}</dt>
          <dd>{n(companionFree)}</dd>
        </dl>
      )}
      <h2 id="asked" style={{ marginTop: 16 }}>
        {t('one.asked')}
      </h2>
      <p>{t('one.askedText', { wishes: asked.wishes, people: n(asked.people) })}</p>
      {stock > 0 && asked.people > free ? <p>{t('one.askedMore')}</p> : null}
    </section>
  );
}

/** The reader's own wishes for this session, and what of theirs is at the same hours (rule 15). */
export async function OwnWishes({ session, basket }: { session: Session; basket: Basket }) {
  const t = await getTranslations('catalogue');
  const open = basket.wishes.filter(({ state }) => isOpen(state));
  const mine = open.filter(({ sessionId }) => sessionId === session.id);
  const slot = { ...session, sessionId: session.id };
  const clashes = [
    ['wish', codesAtSameTime(slot, open)],
    ['held', codesAtSameTime(slot, basket.held)],
  ] as const;
  return (
    <section className={classes.facts} aria-labelledby="mine">
      <h2 id="mine">{t('one.mine')}</h2>
      {mine.length === 0 ? <p>{t('one.mineNone')}</p> : null}
      {mine.map((wish) => (
        <p key={wish.id}>{t('one.mineOne', { rank: open.indexOf(wish) + 1, people: wish.people })}</p>
      ))}
      {clashes.map(([kind, codes]) =>
        codes.length > 0 ? (
          <p key={kind} className={classes.warn}>
            <IconAlertTriangle size={16} aria-hidden="true" /> {t(`overlap.${kind}`, { codes: codes.join(', ') })}
          </p>
        ) : null,
      )}
      <BigButton look="plain" href="/espace/demandes">
        {t('one.see')}
      </BigButton>
    </section>
  );
}

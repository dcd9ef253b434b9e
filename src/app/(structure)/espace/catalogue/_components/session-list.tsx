import { IconStarFilled } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { SimpleTable } from '@/ui/simple-table';
import { SportIcon } from '@/ui/sport-icon';
import { StatusBadge } from '@/ui/status-badge';
import card from '../../_components/outing-card.module.css';
import classes from './catalogue.module.css';

type Row = RouterOutputs['demands']['catalogue']['rows'][number];
type Props = { rows: readonly Row[]; timeZone: string | undefined };

const pathOf = ({ code }: Row) => `/espace/catalogue/${encodeURIComponent(code)}`;

/** "48 places libres, dont 4 en fauteuil"; a session whose seats are not there yet says so. */
async function leftWords(timeZone: string | undefined) {
  const t = await getTranslations('catalogue');
  const { n } = await getFormat(timeZone);
  return ({ stock, free, wheelchairFree }: Row) =>
    stock === 0 ? t('unknown') : t('left', { free, shown: n(free), wheelchairs: wheelchairFree });
}

/** Sessions as cards; the whole card opens the session. */
export async function SessionCards({ rows, timeZone }: Props) {
  const t = await getTranslations('catalogue');
  const f = await getFormat(timeZone);
  const left = await leftWords(timeZone);
  return (
    <ul className={classes.cards}>
      {rows.map((row) => {
        const { weekday, dayNumber, month } = f.dayParts(row.startsAt);
        return (
          <li key={row.id} className={card.card}>
            <AppLink href={pathOf(row)} className={card.body}>
              <span className={card.day}>
                <span>{weekday}</span>
                <strong>{dayNumber}</strong>
                <span>{month}</span>
              </span>
              <span className={card.words}>
                <strong>{`${row.sport} · ${row.code}`}</strong>
                <span>{`${f.clockTime(row.startsAt)}–${f.clockTime(row.endsAt)} · ${row.venue}, ${row.city}`}</span>
                <span>{left(row)}</span>
                {row.rank ? (
                  <span className={card.status}>
                    <StatusBadge tone="info" icon={<IconStarFilled size={13} aria-hidden="true" />}>
                      {t('wished', { rank: row.rank })}
                    </StatusBadge>
                  </span>
                ) : null}
              </span>
              <SportIcon sport={row.sport} size={46} />
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
}

/** The same as a table. */
export async function SessionTable({ rows, timeZone }: Props) {
  const t = await getTranslations('catalogue');
  const f = await getFormat(timeZone);
  return (
    <div className={classes.table}>
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'session', title: t('field.session') },
          { key: 'when', title: t('field.when') },
          { key: 'venue', title: t('field.venue') },
          { key: 'left', title: t('field.left'), numeric: true },
          { key: 'wheelchair', title: t('field.wheelchair'), numeric: true },
          { key: 'wish', title: t('field.wish'), numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <AppLink key="code" href={pathOf(row)} className={classes.cell}>{`${row.code} · ${row.sport}`}</AppLink>,
            f.dateTime(row.startsAt),
            `${row.venue}, ${row.city}`,
            row.stock === 0 ? '–' : f.n(row.free),
            row.stock === 0 ? '–' : f.n(row.wheelchairFree),
            row.rank ?? '',
          ],
        }))}
      />
    </div>
  );
}

export async function NoSession() {
  const t = await getTranslations('catalogue');
  return (
    <div className={classes.empty}>
      <EmptyState title={t('none')} text={t('noneText')} heading="h2" />
    </div>
  );
}

'use client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { WishWarning } from '@/modules/demands/basket.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { SportIcon } from '@/ui/sport-icon';
import { useFormat } from '@/ui/use-format';
import classes from './basket.module.css';

export type Wish = RouterOutputs['demands']['basket']['wishes'][number];

/** What is to be told of a wish, each with its icon: nothing of it refuses. */
export function WishWarnings({ warnings }: { warnings: readonly WishWarning[] }) {
  const t = useTranslations('demands.warning');
  const words = (warning: WishWarning): string => {
    if (warning.kind === 'not-offered') return t(warning.why);
    if ('codes' in warning) return t(warning.kind, { codes: warning.codes.join(', ') });
    return t(warning.kind, { ...warning });
  };
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={warning.kind} className={classes.warn}>
          <IconAlertTriangle size={16} aria-hidden="true" /> {words(warning)}
        </li>
      ))}
    </ul>
  );
}

/** Which session, when and where, for how many, with the companions that come with it (rule 6). */
export function WishWords({ wish }: { wish: Wish }) {
  const t = useTranslations('demands');
  const format = useFormat();
  const { need } = wish;
  return (
    <div className={classes.words}>
      <h3>
        <SportIcon sport={wish.sport} size={18} tile={false} />
        <AppLink href={`/espace/catalogue/${encodeURIComponent(wish.code)}`}>{`${wish.sport} · ${wish.code}`}</AppLink>
      </h3>
      <span>{`${format.dateTime(wish.startsAt)} · ${wish.venue}`}</span>
      <span>
        {t('space.places', {
          people: wish.people,
          formula: t(`formula.${wish.formula}`),
          quantity: wish.quantity,
        })}
      </span>
      {need.wheelchair > 0 ? (
        <span>
          {t('space.seats', {
            seats: need.standard + need.wheelchair + need.companion,
            wheelchairs: need.wheelchair,
            companions: need.companion,
          })}
        </span>
      ) : null}
      {wish.warnings.length > 0 ? <WishWarnings warnings={wish.warnings} /> : null}
    </div>
  );
}

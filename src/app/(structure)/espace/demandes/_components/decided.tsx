import { useTranslations } from 'next-intl';
import { StatusBadge } from '@/ui/status-badge';
import classes from './basket.module.css';
import { type Wish, WishWords } from './wish-words';

/** What became of the earlier wishes, and why. */
export function Decided({ wishes }: { wishes: Wish[] }) {
  const t = useTranslations('demands');
  const why = (reason: string | null) =>
    reason === 'overlap' || reason === 'cap' ? t(`why.${reason}`) : t('why.no-seats-left');
  return (
    <section className={classes.card} aria-labelledby="decided">
      <h2 id="decided" className={classes.heading}>
        {t('space.decided')}
      </h2>
      <ul className={classes.list}>
        {wishes.map((wish) => (
          <li key={wish.id} className={classes.wish}>
            <WishWords wish={wish} />
            <div className={classes.outcome}>
              <StatusBadge tone={wish.state === 'GRANTED' ? 'yes' : 'neutral'}>{t(`state.${wish.state}`)}</StatusBadge>
              {wish.state === 'REFUSED' ? <span>{why(wish.reason)}</span> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

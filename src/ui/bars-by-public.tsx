import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import classes from './bars.module.css';

export type PublicBar = {
  key: string;
  label: string;
  /** 0 to 1, or null when the figure is hidden (small numbers). */
  rate: number | null;
  rateText: ReactNode;
  ratioText: ReactNode;
  href?: string;
};

/** Rates by public as bars with the average (0 to 1) as a tick. It is a table, so it needs no other. */
export function BarsByPublic({
  label,
  bars,
  average,
}: {
  label: string;
  bars: readonly PublicBar[];
  average?: number;
}) {
  const t = useTranslations('ui.chart');
  return (
    <table className={classes.publics}>
      <caption className="g-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="g-hidden">{t('audience')}</span>
          </th>
          <td className={classes.track} />
          <th scope="col">{t('rate')}</th>
          <th scope="col">{t('ratio')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.href ? <AppLink href={bar.href}>{bar.label}</AppLink> : bar.label}</th>
            <td className={classes.track}>
              {bar.rate === null ? null : (
                <div className={classes.rail}>
                  <div className={classes.fill} style={{ width: `${bar.rate * 100}%` }} />
                  {average === undefined ? null : (
                    <div className={classes.tick} style={{ left: `${average * 100}%` }} />
                  )}
                </div>
              )}
            </td>
            <td>
              <strong>{bar.rateText}</strong>
            </td>
            <td className={classes.ratio}>{bar.ratioText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

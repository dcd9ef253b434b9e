'use client';
import { useTranslations } from 'next-intl';
import { Panel } from '@/ui/panel';
import { useFigureWords } from '../../../_components/use-figure-words';
import { positionOf, type StudiedFigure, type Study, studiedFigures } from './study-figures';
import classes from './study-strips.module.css';

/** Quantile strips: what all the runs gave, and where the draws that are placed fall in it. */
export function StudyStrips({ study, of }: { study: Study; of: 'overall' | 'publics' }) {
  const t = useTranslations('trials.study');
  const shown = studiedFigures(study).filter(({ column }) =>
    of === 'publics' ? 'public' in column && column.figure === 'seats' : !('public' in column || 'district' in column),
  );
  if (shown.length === 0) return null;
  return (
    <Panel title={t(of)} hint={of === 'overall' ? t('overallHint') : t('publicsHint')}>
      <ul className={classes.list}>
        {shown.map((figure) => (
          <Strip key={figure.id} figure={figure} />
        ))}
      </ul>
    </Panel>
  );
}

function Strip({ figure: { column, quantiles, places } }: { figure: StudiedFigure }) {
  const t = useTranslations('trials.study');
  const words = useFigureWords();
  const { of } = column;
  const value = (part: number) => words.value(column, { part, of });
  const [least = 0, low = 0, quarter = 0, middle = 0, threeQuarters = 0, high = 0, most = 0] = quantiles;
  const at = (part: number) => positionOf(quantiles, part);
  const constant = least === most;
  const said = constant
    ? t('always', { value: value(least) })
    : t('labels', { least: value(least), most: value(most), middle: value(middle) });
  const placed = places.map(({ number, part, centile }) => ({
    number,
    left: at(part),
    words: t('standing', {
      name: t('drawNamed', { number }),
      value: value(part),
      place: constant ? t('always', { value: value(least) }) : t('centile', { centile }),
    }),
  }));
  return (
    <li className={classes.row}>
      <span className={classes.name}>{'public' in column ? words.group(column) : words.name(column)}</span>
      <div className={classes.chart}>
        {constant ? null : (
          <div className={classes.strip} aria-hidden="true">
            <span className={classes.band} style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
            <span
              className={classes.half}
              style={{ left: `${at(quarter)}%`, width: `${at(threeQuarters) - at(quarter)}%` }}
            />
            <span className={classes.middle} style={{ left: `${at(middle)}%` }} />
            {placed.map(({ number, left }) => (
              <span key={number} className={classes.mark} style={{ left: `${left}%` }}>
                {number}
              </span>
            ))}
          </div>
        )}
        <span className={classes.said}>{said}</span>
        {constant
          ? null
          : placed.map(({ number, words: standing }) => (
              <strong key={number} className={classes.said}>
                {standing}
              </strong>
            ))}
      </div>
    </li>
  );
}

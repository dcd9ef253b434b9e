'use client';
import { useTranslations } from 'next-intl';
import { QUANTILES } from '@/modules/allocation/draw-study.rules';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import { useFigureWords } from '../../../_components/use-figure-words';
import { type Study, studiedFigures } from './study-figures';

/** All quantiles of all figures, districts too, and what the draws that are placed gave. */
export function StudyTable({ study }: { study: Study }) {
  const t = useTranslations('trials.study');
  const compare = useTranslations('trials.compare');
  const { n } = useFormat();
  const words = useFigureWords();
  return (
    <Panel flush title={t('table')}>
      <SimpleTable
        caption={t('table')}
        columns={[
          { key: 'figure', title: compare('figure') },
          ...QUANTILES.map((percent) => ({ key: String(percent), title: t(`q.${percent}`), numeric: true })),
          { key: 'of', title: t('outOf'), numeric: true },
          ...study.placed.map(({ id, number }) => ({ key: id, title: t('drawNamed', { number }), numeric: true })),
        ]}
        rows={studiedFigures(study).map(({ id, column, quantiles, places }) => ({
          key: id,
          cells: [
            words.name(column),
            ...quantiles.map((part) => words.value(column, { part, of: column.of })),
            column.figure === 'gini' ? '—' : n(column.of),
            ...study.placed.map(({ number }) => {
              const place = places.find((one) => one.number === number);
              if (!place) return '—';
              if (quantiles[0] === quantiles.at(-1)) return words.value(column, { part: place.part, of: column.of });
              return `${words.value(column, { part: place.part, of: column.of })} · ${t('centile', { centile: place.centile })}`;
            }),
          ],
        }))}
      />
    </Panel>
  );
}

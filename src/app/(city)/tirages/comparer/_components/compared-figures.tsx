'use client';
import { useTranslations } from 'next-intl';
import type { FigureKey } from '@/modules/allocation/draw-study.rules';
import type { Part } from '@/modules/allocation/part.rules';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFigureWords } from '../../_components/use-figure-words';
import classes from './compare.module.css';
import { type Compared, useDrawColumns } from './draw-columns';

/** The figures of the whole, each in one row, with its difference from the first draw. */
export function ComparedFigures({ compared }: { compared: Compared }) {
  const t = useTranslations('trials.compare');
  const figure = useTranslations('trials.figure');
  const words = useFigureWords();
  const columns = useDrawColumns(compared);
  const overall = compared.figures.filter(({ key }) => !('public' in key || 'district' in key));
  return (
    <Panel flush title={t('figures')} foot={figure('giniHelp')}>
      <SimpleTable
        caption={t('figures')}
        columns={[{ key: 'figure', title: t('figure') }, ...columns]}
        rows={overall.map(({ key, parts }) => ({
          key: key.figure,
          cells: [
            words.name(key),
            ...parts.map((part, at) => (
              <Figure key={compared.draws[at]?.id} of={key} part={part} first={at > 0 ? parts[0] : undefined} />
            )),
          ],
        }))}
      />
    </Panel>
  );
}

/** One figure of one draw; `first`: that of the draw it is compared with. */
function Figure({ of, part, first }: { of: FigureKey; part: Part | null; first?: Part | null | undefined }) {
  const words = useFigureWords();
  if (!part) return '—';
  const outOf = words.outOf(of, part);
  return (
    <span className={classes.figure}>
      <strong>{words.rate(of, part)}</strong>
      <span>{[first ? words.difference(of, part, first) : null, outOf].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

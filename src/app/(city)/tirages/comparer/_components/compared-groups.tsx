'use client';
import { useTranslations } from 'next-intl';
import { keyOf } from '@/modules/allocation/draw-study.rules';
import { type Part, rateOf } from '@/modules/allocation/part.rules';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFigureWords } from '../../_components/use-figure-words';
import classes from './compare.module.css';
import { type Compared, useDrawColumns } from './draw-columns';

type Row = Compared['figures'][number];

/** Publics or districts as rows: a bar of what each draw gave of what was asked for, and the structures served. */
export function ComparedGroups({ compared, by }: { compared: Compared; by: 'public' | 'district' }) {
  const t = useTranslations('trials.compare');
  const words = useFigureWords();
  const columns = useDrawColumns(compared);
  const groups = compared.figures.filter(({ key }) => by in key && key.figure === 'seats');
  const servedIn = new Map(
    compared.figures
      .filter(({ key }) => by in key && key.figure === 'structures')
      .map(({ key, parts }) => [words.group(key), parts]),
  );
  if (groups.length === 0) return null;
  const rates = groups.flatMap(({ parts }) => parts.map((part) => (part ? (rateOf(part) ?? 0) : 0)));
  const widest = Math.max(0.01, ...rates);
  const title = by === 'public' ? t('publics') : t('districts');
  return (
    <Panel flush title={title} hint={t('groupHint')}>
      <SimpleTable
        caption={title}
        columns={[{ key: 'group', title }, ...columns]}
        rows={groups.map((row) => ({
          key: keyOf(row.key),
          cells: [
            words.group(row.key),
            ...row.parts.map((part, at) => (
              <Group
                key={compared.draws[at]?.id}
                row={row}
                part={part}
                widest={widest}
                first={at > 0 ? row.parts[0] : undefined}
                served={servedIn.get(words.group(row.key))?.[at]}
              />
            )),
          ],
        }))}
      />
    </Panel>
  );
}

type GroupProps = {
  row: Row;
  part: Part | null;
  /** The rate that fills a bar. */
  widest: number;
  first: Part | null | undefined;
  served: Part | null | undefined;
};

function Group({ row: { key }, part, widest, first, served }: GroupProps) {
  const t = useTranslations('trials.compare');
  const words = useFigureWords();
  if (!part) return '—';
  return (
    <span className={classes.figure}>
      <span className={classes.line}>
        <span className={classes.bar} aria-hidden="true">
          <span className={classes.fill} style={{ width: `${(100 * (rateOf(part) ?? 0)) / widest}%` }} />
        </span>
        <strong>{words.rate(key, part)}</strong>
      </span>
      <span>
        {[
          first ? words.difference(key, part, first) : null,
          words.outOf(key, part),
          served ? t('structures', { part: served.part, of: served.of }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

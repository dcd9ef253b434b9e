'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import classes from './draw.module.css';

type Draw = RouterOutputs['allocation']['drawPage'];

/** Share of what was asked and of what was given, public by public, with the gap in points. */
export function DrawPublics({ draw }: { draw: Draw }) {
  const t = useTranslations('allocation.draw');
  const common = useTranslations('common');
  const { n, percent, points } = useFormat();
  const asked = draw.publics.reduce((sum, line) => sum + line.asked, 0) || 1;
  const granted = draw.publics.reduce((sum, line) => sum + line.granted, 0) || 1;
  const widest = Math.max(...draw.publics.flatMap((line) => [line.asked / asked, line.granted / granted]), 0.01);
  return (
    <Panel flush title={t('publics')} hint={t('publicsHint')}>
      <SimpleTable
        caption={t('publics')}
        columns={[
          { key: 'public', title: t('public') },
          { key: 'asked', title: t('asked'), numeric: true },
          { key: 'granted', title: t('given'), numeric: true },
          { key: 'bar', title: t('share') },
          { key: 'share', title: t('shareGiven'), numeric: true },
          { key: 'gap', title: t('gap'), numeric: true },
          { key: 'served', title: t('served'), numeric: true },
        ]}
        rows={draw.publics.map((line) => {
          const [want, got] = [line.asked / asked, line.granted / granted];
          return {
            key: line.public,
            cells: [
              common(`public.${line.public}`),
              n(line.asked),
              <strong key="granted">{n(line.granted)}</strong>,
              <span
                key="bar"
                className={classes.bar}
                role="img"
                aria-label={t('barLabel', { asked: percent(want), given: percent(got) })}
              >
                <span className={classes.fill} style={{ width: `${(100 * got) / widest}%` }} />
                <span className={classes.tick} style={{ left: `${(100 * want) / widest}%` }} />
              </span>,
              percent(got),
              points(got - want),
              t('servedOf', { served: n(line.served), structures: n(line.structures) }),
            ],
          };
        })}
      />
    </Panel>
  );
}

'use client';
import { IconAlertCircle, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];
type Compared = RouterOutputs['imports']['compare'];
const PARTS = {
  created: { icon: IconPlus, tone: classes.created },
  changed: { icon: IconPencil, tone: classes.changed },
  unchanged: { icon: IconEqual, tone: classes.unchanged },
  ready: { icon: IconPlus, tone: classes.created },
  bad: { icon: IconAlertCircle, tone: classes.bad },
} as const;
type Part = { readonly key: keyof typeof PARTS; readonly count: number };

function partsOf({ goodRows, badRows }: Import, effect: Compared): Part[] {
  const bad: Part = { key: 'bad', count: badRows };
  if (!effect) return [{ key: 'ready', count: goodRows }, bad];
  return [
    { key: 'created', count: effect.created },
    { key: 'changed', count: effect.changed },
    { key: 'unchanged', count: effect.unchanged },
    bad,
  ];
}

/** What applying would do, as four figures over one bar to scale. */
export function EffectBar({ found, compared }: { found: Import; compared: Compared }) {
  const t = useTranslations('imports.effect');
  const { n } = useFormat();
  const parts = partsOf(found, compared);
  return (
    <section className={classes.effect} aria-label={t('label')}>
      <dl className={classes.figures}>
        {parts.map(({ key, count }) => {
          const { icon: Icon, tone } = PARTS[key];
          return (
            <div key={key} className={count === 0 ? classes.zero : undefined}>
              <dt className={tone}>
                <Icon size={15} aria-hidden="true" />
                {t(key)}
              </dt>
              <dd>
                <strong>{n(count)}</strong> {t(`${key}Hint`)}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className={classes.scale} aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ key, count }) => (
            <span key={key} className={PARTS[key].tone} style={{ flexGrow: count }} />
          ))}
      </div>
    </section>
  );
}

import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './steps.module.css';

/** Where one is in a work of several pages: Fichier → Colonnes → Vérification → Application. `current` from 0. */
export function Steps({ labels, current }: { labels: readonly string[]; current: number }) {
  const t = useTranslations('ui.steps');
  return (
    <ol className={classes.root} aria-label={t('label')}>
      {labels.map((label, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'todo';
        return (
          <li
            key={label}
            className={`${classes.step} ${classes[state] ?? ''}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={classes.mark} aria-hidden="true">
              {state === 'done' ? <IconCheck size={12} stroke={3} /> : index + 1}
            </span>
            {label}
            <span className="g-hidden">({t(state)})</span>
          </li>
        );
      })}
    </ol>
  );
}

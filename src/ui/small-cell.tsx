import { IconEyeOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './small-cell.module.css';

/** A figure that may not be shown: `under` for "< 5", `masked` for the second cell hidden against subtraction. */
export function SmallCell({ kind, limit = 5 }: { kind: 'under' | 'masked'; limit?: number }) {
  const t = useTranslations('ui.small');
  if (kind === 'masked') {
    return (
      <span className={`${classes.root} g-hatch`} title={t('maskedWhy')}>
        <span className={classes.masked}>{t('masked')}</span>
      </span>
    );
  }
  return (
    <span className={classes.root} title={t('under')}>
      <IconEyeOff size={14} aria-hidden="true" />
      &lt; {limit}
    </span>
  );
}

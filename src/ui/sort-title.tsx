import { IconArrowNarrowDown, IconArrowNarrowUp, IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

/** The head of a column that can be sorted. The library's own arrows speak English only, so they give way to these. */
export function SortTitle({ title, direction }: { title: ReactNode; direction: 'asc' | 'desc' | null }) {
  const t = useTranslations('ui.table');
  if (direction === null) {
    return (
      <span className={classes.sort}>
        {title}
        <IconSelector className={classes.unsorted} size={14} aria-hidden="true" />
      </span>
    );
  }
  const Arrow = direction === 'asc' ? IconArrowNarrowUp : IconArrowNarrowDown;
  return (
    <span className={classes.sort}>
      {title}
      <Arrow size={14} role="img" aria-label={t(direction === 'asc' ? 'ascending' : 'descending')} />
    </span>
  );
}

'use client';
import { Progress } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { AppLink } from './app-link';
import classes from './tray.module.css';
import { useFormat } from './use-format';

export type Work = {
  id: string;
  label: string;
  href: string;
  icon?: ReactNode;
  /** Rows done and to do; without them the work only waits. */
  progress?: { done: number; total: number };
  /** "encore 1 min", "part à 16:00". */
  note?: string;
};

/** Long works, floating: one can leave the page and find them again. Nothing is shown when there are none. */
export function Tray({ works }: { works: readonly Work[] }) {
  const t = useTranslations('ui.tray');
  // Folded where it would hide the page; the reader's own choice then holds.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const wide = useMediaQuery('(min-width: 901px)', true);
  const open = chosen ?? wide;
  if (works.length === 0) return null;
  const Chevron = open ? IconChevronDown : IconChevronUp;
  return (
    <section className={`${classes.root} g-no-print`} aria-label={t('title')}>
      <button type="button" className={classes.head} aria-expanded={open} onClick={() => setChosen(!open)}>
        {t('title')} <span className={classes.count}>{works.length}</span>
        <Chevron size={17} aria-label={t(open ? 'fold' : 'unfold')} />
      </button>
      {open ? (
        <ul className={classes.list}>
          {works.map((work) => (
            <WorkItem key={work.id} work={work} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function WorkItem({ work }: { work: Work }) {
  const t = useTranslations('ui.tray');
  const { n, percent } = useFormat();
  const { progress } = work;
  const ratio = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <AppLink href={work.href}>
          {work.icon}
          {work.label}
        </AppLink>
        {progress ? <span>{percent(ratio, 0)}</span> : <span className={classes.small}>{work.note}</span>}
      </div>
      {progress ? (
        <>
          <Progress value={ratio * 100} size={5} my={6} aria-label={work.label} />
          <div className={classes.small}>
            <span>{t('rows', { done: n(progress.done), total: n(progress.total) })}</span>
            <span>{work.note}</span>
          </div>
        </>
      ) : null}
    </li>
  );
}

import { IconCalendar, IconLayoutGrid, IconTable } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { AppLink } from '@/ui/app-link';
import { addressWith, type Search, textOf } from './address';
import classes from './catalogue.module.css';

export const VIEWS = ['cards', 'table', 'calendar'] as const;
export type View = (typeof VIEWS)[number];
const ICONS = { cards: IconLayoutGrid, table: IconTable, calendar: IconCalendar } as const;

export const viewOf = (search: Search): View => VIEWS.find((view) => view === textOf(search, 'view')) ?? 'cards';

/** Cards, a table or a calendar of the same sessions. */
export async function Views({ search }: { search: Search }) {
  const t = await getTranslations('catalogue.views');
  const shown = viewOf(search);
  return (
    <nav aria-label={t('label')} className={classes.views}>
      {VIEWS.map((view) => {
        const Icon = ICONS[view];
        return (
          <AppLink
            key={view}
            href={addressWith(search, { view: view === 'cards' ? null : view, on: null, at: null })}
            aria-current={view === shown ? 'page' : undefined}
          >
            <Icon size={20} aria-hidden="true" /> {t(view)}
          </AppLink>
        );
      })}
    </nav>
  );
}

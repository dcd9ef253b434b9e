'use client';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './search-button.module.css';

/** The search entry of the menu; Ctrl K (⌘ K) opens it from anywhere, also from a field. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('ui.keys');
  useHotkeys([['mod+K', onOpen]], []);
  return (
    <button type="button" className={classes.root} onClick={onOpen} aria-keyshortcuts="Control+K">
      <IconSearch size={17} aria-hidden="true" />
      {t('search')}
      <span className={classes.keys} aria-hidden="true">
        <kbd>Ctrl</kbd>
        <kbd>K</kbd>
      </span>
    </button>
  );
}

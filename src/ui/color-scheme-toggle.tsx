'use client';
import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './switches.module.css';

/** Light or dark. Both icons are drawn and CSS shows one, so server and browser agree before the scheme is known. */
export function ColorSchemeToggle() {
  const t = useTranslations('ui.scheme');
  const { setColorScheme } = useMantineColorScheme();
  return (
    <>
      <ActionIcon
        className={classes.toDark}
        variant="transparent"
        color="inherit"
        size={32}
        aria-label={t('toDark')}
        onClick={() => setColorScheme('dark')}
      >
        <IconMoon size={18} />
      </ActionIcon>
      <ActionIcon
        className={classes.toLight}
        variant="transparent"
        color="inherit"
        size={32}
        aria-label={t('toLight')}
        onClick={() => setColorScheme('light')}
      >
        <IconSun size={18} />
      </ActionIcon>
    </>
  );
}

'use client';
import { Burger, Drawer } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { AppLink } from './app-link';
import { DeskNav, type DeskNavProps } from './desk-nav';
import classes from './desk-shell.module.css';
import { Logo } from './logo';

/**
 * The city's desk: menu of 220 px beside the page; below 900 px a bar and a drawer. `programme` and `search` are slots
 * in the menu, `tray` floats over the page.
 */
export function DeskShell({ children, tray, ...nav }: DeskNavProps & { children: ReactNode; tray?: ReactNode }) {
  const t = useTranslations('ui');
  const product = useTranslations('common')('product');
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the address changes.
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className={classes.root}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <section className={classes.top} aria-label={product}>
        <Burger
          opened={open}
          onClick={() => setOpen(true)}
          aria-label={t('openMenu')}
          color="#fff"
          size={20}
          p={10}
          w={44}
          h={44}
        />
        <AppLink href={nav.home ?? '/'} className={classes.brand}>
          <Logo size={24} /> {product}
        </AppLink>
      </section>
      <nav className={classes.side} aria-label={t('mainNav')}>
        <DeskNav {...nav} />
      </nav>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        size={280}
        padding={0}
        withCloseButton={false}
        attributes={{ content: { 'aria-label': t('mainNav') } }}
        styles={{ body: { height: '100%' } }}
      >
        <DeskNav {...nav} />
      </Drawer>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      {tray}
    </div>
  );
}

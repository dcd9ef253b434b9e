'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { activeHref } from './active-href';
import { AppLink } from './app-link';
import { ColorSchemeToggle } from './color-scheme-toggle';
import type { FootLink } from './desk-nav';
import { LanguageSwitch } from './language-switch';
import classes from './space-shell.module.css';

export type SpaceTab = {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  /** Another address that belongs to this tab. */
  also?: string;
};

/** The structure's space: tabs under the thumb on a phone, on top of a 560 px column on a desk. Pages add a SpaceHead. */
export function SpaceShell({
  tabs,
  footLinks = [],
  children,
}: {
  tabs: readonly SpaceTab[];
  footLinks?: readonly FootLink[];
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  const active = activeHref(
    usePathname(),
    tabs.flatMap(({ href, also }) => (also ? [href, also] : [href])),
  );
  return (
    <div className={classes.root}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <nav aria-label={t('mainNav')} className={`${classes.tabs} g-no-print`}>
        <ul>
          {tabs.map((tab) => (
            <li key={tab.href}>
              <AppLink
                href={tab.href}
                className={classes.tab}
                aria-current={active && [tab.href, tab.also].includes(active) ? 'page' : undefined}
              >
                {tab.icon}
                <span>{tab.label}</span>
                {tab.count ? <span className={classes.dot}>{tab.count}</span> : null}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
      <footer className={classes.foot}>
        {footLinks.map((link) => (
          <AppLink key={link.href} href={link.href}>
            {link.label}
          </AppLink>
        ))}
        <LanguageSwitch />
        <ColorSchemeToggle />
      </footer>
    </div>
  );
}

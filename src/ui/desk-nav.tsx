'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { activeHref } from './active-href';
import { AppLink } from './app-link';
import { ColorSchemeToggle } from './color-scheme-toggle';
import classes from './desk-shell.module.css';
import { Logo } from './logo';

export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  /** Already formatted. */
  count?: string;
  /** Orange pill: something needs a decision. */
  attention?: boolean;
};
export type NavSection = { title?: string; items: readonly NavItem[] };
export type DeskUser = { name: string; role: string; initials: string; href: string };
export type FootLink = { href: string; label: string };
export type DeskNavProps = {
  sections: readonly NavSection[];
  user: DeskUser;
  /** Stands in the place of the link to the user's page, such as a menu. */
  account?: ReactNode;
  programme?: ReactNode;
  search?: ReactNode;
  footLinks?: readonly FootLink[];
  home?: string;
};

export function DeskNav({ sections, user, account, programme, search, footLinks = [], home = '/' }: DeskNavProps) {
  const brand = useTranslations('common')('product');
  const pathname = usePathname();
  const active = activeHref(
    pathname,
    sections.flatMap((section) => section.items.map((item) => item.href)),
  );
  return (
    <div className={classes.nav}>
      <AppLink href={home} className={classes.brand}>
        <Logo /> {brand}
      </AppLink>
      <div className={classes.slots}>
        {programme}
        {search}
      </div>
      <div>
        {sections.map((section) => (
          <div key={section.title ?? ''}>
            {section.title ? <p className={classes.heading}>{section.title}</p> : null}
            <ul className={classes.list}>
              {section.items.map((item) => (
                <li key={item.href}>
                  <DeskNavLink item={item} current={item.href === active} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        {account ?? <UserLink user={user} />}
        <ColorSchemeToggle />
      </div>
      {footLinks.length > 0 ? (
        <div className={classes.links}>
          {footLinks.map((link) => (
            <AppLink key={link.href} href={link.href}>
              {link.label}
            </AppLink>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function UserLink({ user }: { user: DeskUser }) {
  const t = useTranslations('ui');
  return (
    <AppLink href={user.href} aria-label={`${t('account')} : ${user.name}, ${user.role}`}>
      <span className={classes.avatar} aria-hidden="true">
        {user.initials}
      </span>
      <span className={classes.person}>
        <span>{user.name}</span>
        <span className={classes.role}>{user.role}</span>
      </span>
    </AppLink>
  );
}

function DeskNavLink({ item, current }: { item: NavItem; current: boolean }) {
  return (
    <AppLink href={item.href} className={classes.item} aria-current={current ? 'page' : undefined}>
      {item.icon}
      {item.label}
      {item.count ? (
        <span className={`${classes.count} ${item.attention ? classes.attention : ''}`}>{item.count}</span>
      ) : null}
    </AppLink>
  );
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import { ColorSchemeToggle } from './color-scheme-toggle';
import type { FootLink } from './desk-nav';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import classes from './space-shell.module.css';

/** Pages without an account: claim, my tickets, sign-in. Same head as the space, no tabs. `brand` names the city. */
export function PublicShell({
  brand,
  title,
  context,
  icon,
  overlap = true,
  footLinks = [],
  children,
}: {
  brand: ReactNode;
  title: ReactNode;
  context?: ReactNode;
  icon?: ReactNode;
  overlap?: boolean;
  footLinks?: readonly FootLink[];
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <div>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={`${classes.head} ${overlap ? classes.overlap : ''}`}>
        <div className={classes.inner}>
          <div className={classes.bar}>
            <div className={classes.owner}>
              <Logo size={26} /> <span>{brand}</span>
            </div>
          </div>
          <div className={classes.titles}>
            {icon}
            <div>
              <h1 className={classes.title}>{title}</h1>
              {context ? <p className={classes.context}>{context}</p> : null}
            </div>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main} style={{ fontSize: 16 }}>
        {children}
      </main>
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

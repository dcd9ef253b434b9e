import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import { Logo } from './logo';
import classes from './space-shell.module.css';

export type SpaceHeadProps = {
  title: ReactNode;
  context?: ReactNode;
  icon?: ReactNode;
  /** On a first page: whose space it is, and the way to the account. */
  owner?: { name: string; href: string };
  account?: { initials: string; href: string };
  /** On an inner page: where one came from. */
  back?: { label: string; href: string };
};

/** Deep blue head and the page under it. `overlap` lets the first card of `children` climb onto the head. */
export function SpacePage({
  overlap = false,
  children,
  ...head
}: SpaceHeadProps & { overlap?: boolean; children: ReactNode }) {
  return (
    <>
      <SpaceHead {...head} overlap={overlap} />
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}

function SpaceHead({ title, context, icon, owner, account, back, overlap }: SpaceHeadProps & { overlap: boolean }) {
  const t = useTranslations('ui');
  return (
    <header className={`${classes.head} ${overlap ? classes.overlap : ''} ${back ? classes.small : ''}`}>
      <div className={classes.inner}>
        {back ? (
          <AppLink href={back.href} className={classes.back}>
            <IconChevronLeft size={22} aria-hidden="true" /> {back.label}
          </AppLink>
        ) : null}
        {owner ? (
          <div className={classes.bar}>
            <AppLink href={owner.href} className={classes.owner}>
              <Logo size={26} /> <span>{owner.name}</span>
            </AppLink>
            {account ? (
              <AppLink href={account.href} className={classes.avatar} aria-label={t('account')}>
                {account.initials}
              </AppLink>
            ) : null}
          </div>
        ) : null}
        <div className={classes.titles}>
          {icon}
          <div>
            <h1 className={classes.title}>{title}</h1>
            {context ? <p className={classes.context}>{context}</p> : null}
          </div>
        </div>
      </div>
    </header>
  );
}

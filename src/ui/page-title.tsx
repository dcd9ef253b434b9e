import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import classes from './page-title.module.css';

export type Crumb = { label: string; href?: string };

/** The title is the answer ("14 décisions"), `context` the one line under it. `<strong>` in the title is orange. */
export function PageTitle({
  title,
  context,
  actions,
  icon,
  crumbs,
}: {
  title: ReactNode;
  context?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  crumbs?: readonly Crumb[];
}) {
  return (
    <header>
      {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
      <div className={classes.root}>
        <div className={classes.words}>
          {icon ? <div className={classes.icon}>{icon}</div> : null}
          <div>
            <h1 className={classes.title}>{title}</h1>
            {context ? <p className={classes.context}>{context}</p> : null}
          </div>
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className={classes.crumbs}>
        {crumbs.map((crumb, index) => (
          <li key={crumb.label}>
            {index > 0 ? <IconChevronRight size={14} aria-hidden="true" /> : null}
            {crumb.href ? (
              <AppLink href={crumb.href}>{crumb.label}</AppLink>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

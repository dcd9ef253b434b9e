import { getTranslations } from 'next-intl/server';
import { CATALOGUE_PAGE } from '@/modules/demands/catalogue.schema';
import { AppLink } from '@/ui/app-link';
import { addressWith, type Search } from './address';
import classes from './catalogue.module.css';

/** The page before and the one after, when there is more than one. */
export async function Pages({ search, page, total }: { search: Search; page: number; total: number }) {
  const t = await getTranslations('catalogue');
  const pages = Math.ceil(total / CATALOGUE_PAGE);
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('pages')} className={classes.pages}>
      {page > 1 ? <AppLink href={addressWith(search, { page: String(page - 1) })}>{t('previous')}</AppLink> : <span />}
      <span>{t('page', { page, pages })}</span>
      {page < pages ? <AppLink href={addressWith(search, { page: String(page + 1) })}>{t('next')}</AppLink> : <span />}
    </nav>
  );
}

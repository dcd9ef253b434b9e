'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { locales } from '@/i18n/config';
import classes from './switches.module.css';

/** Links to the same page in the other languages; plain links, so they work without JavaScript. */
export function LanguageSwitch() {
  const t = useTranslations('ui');
  const current = useLocale();
  const pathname = usePathname();
  const search = useSearchParams();
  const address = (lang: string) => {
    const params = new URLSearchParams(search);
    params.set('lang', lang);
    return `${pathname}?${params}`;
  };
  return (
    <nav aria-label={t('language')} className={classes.languages}>
      {locales.map((locale) => (
        <a
          key={locale}
          href={address(locale)}
          hrefLang={locale}
          lang={locale}
          className={classes.language}
          aria-current={locale === current ? 'true' : undefined}
        >
          {t(`languageName.${locale}`)}
        </a>
      ))}
    </nav>
  );
}

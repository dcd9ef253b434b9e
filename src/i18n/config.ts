/** The languages of the product; French is the default (domain: screens in French, English complete). */
export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'fr';
/** Cookie holding the reader's language; set by `?lang=` in the proxy or by the language switch. */
export const LOCALE_COOKIE = 'locale';
/** Zone shown when no programme is at hand; rooms pass their programme's own zone to `<Messages>`. */
export const DEFAULT_TIME_ZONE = 'Europe/Paris';

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

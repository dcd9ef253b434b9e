/** "mercredi 3 février 2027": the purge may be in another year than today. */
export function dateWithYear(date: Date, { locale, timeZone }: { locale: 'fr' | 'en'; timeZone: string }): string {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(date);
}

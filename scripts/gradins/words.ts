import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import type { DomainError, Facts } from '../../src/platform/errors';

type Catalogue = { readonly errors?: Record<string, string>; readonly export?: Record<string, string> };

const locale = (): 'fr' | 'en' => (process.env.LANG?.startsWith('en') ? 'en' : 'fr');

/** The words of the screens, in French unless LANG says English. Throws ENOENT for a namespace that is not there. */
function wordsOf(namespace: string): Catalogue {
  const file = new URL(`../../src/i18n/messages/${locale()}/${namespace}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
}

/** A fact as people read it: an instant (`…At`) becomes a day and an hour in Paris, like the messages around it. */
function told(key: string, value: Facts[string]): string | number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !key.endsWith('At') || Number.isNaN(Date.parse(value))) return String(value);
  const form = new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });
  return form.format(new Date(value));
}

/** A refusal in the words of the screens (French unless LANG says English), with its code for scripts. */
export function inWords(error: DomainError): string {
  const [namespace = 'common', name = ''] = error.code.split('/');
  const messages = wordsOf(namespace).errors ?? {};
  if (!messages[name]) return error.code;
  const say = createTranslator({ locale: locale(), messages, timeZone: 'Europe/Paris' });
  const facts = Object.fromEntries(Object.entries(error.facts).map(([key, value]) => [key, told(key, value)]));
  return `${say(name, facts)} (${error.code})`;
}

/** The heads of columns of the exports, as the screens write them. */
export function exportLabels(): (key: string) => string {
  const labels = wordsOf('attendance').export ?? {};
  return (key) => labels[key] ?? key;
}

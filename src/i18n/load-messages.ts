import type { Messages } from 'next-intl';
import type { Locale } from './config';
import { frenchSpaces } from './french-spaces';
import { namespaces } from './namespaces';

/** The same texts, each passed through. */
function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, eachText(inner, change)]));
}

async function readMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (name) => {
      const file: { default: unknown } = await import(`./messages/${locale}/${name}.json`);
      return [name, locale === 'fr' ? eachText(file.default, frenchSpaces) : file.default] as const;
    }),
  );
  return Object.fromEntries(files) as unknown as Messages;
}

const read = new Map<Locale, Promise<Messages>>();

/** All messages of a language, one entry a namespace, read once. Fails when a registered namespace has no file. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = read.get(locale) ?? readMessages(locale);
  read.set(locale, known);
  return known;
}

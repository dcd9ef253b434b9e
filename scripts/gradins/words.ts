import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import type { DomainError } from '../../src/platform/errors';

/** A refusal in the words of the screens (French unless LANG says English), with its code for scripts. */
export function inWords(error: DomainError): string {
  const [namespace = 'common', name = ''] = error.code.split('/');
  const locale = process.env.LANG?.startsWith('en') ? 'en' : 'fr';
  const file = new URL(`../../src/i18n/messages/${locale}/${namespace}.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(file, 'utf8')) as { errors?: Record<string, string> };
  if (!messages.errors?.[name]) return error.code;
  const say = createTranslator({ locale, messages: messages.errors, timeZone: 'Europe/Paris' });
  const facts = Object.fromEntries(
    Object.entries(error.facts).map(([key, value]) => [
      key,
      typeof value === 'boolean' || value === null ? String(value) : value,
    ]),
  );
  return `${say(name, facts)} (${error.code})`;
}

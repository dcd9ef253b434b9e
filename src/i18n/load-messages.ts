import type { Messages } from 'next-intl';
import type { Locale } from './config';
import { namespaces } from './namespaces';

/** All messages of a language, one entry a namespace. Fails when a registered namespace has no file. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (name) => {
      const file: { default: unknown } = await import(`./messages/${locale}/${name}.json`);
      return [name, file.default] as const;
    }),
  );
  return Object.fromEntries(files) as unknown as Messages;
}

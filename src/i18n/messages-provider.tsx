import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DEFAULT_TIME_ZONE } from './config';
import type { Namespace } from './namespaces';
import { pickMessages } from './pick-messages';

/**
 * Gives the client components of a room their words. `of`: the room's namespaces (`common`, `ui` and every `errors`
 * come along). `timeZone`: the programme's zone, IANA name.
 */
export async function Messages({
  of,
  timeZone = DEFAULT_TIME_ZONE,
  children,
}: {
  of: readonly Namespace[];
  timeZone?: string;
  children: ReactNode;
}) {
  const messages = pickMessages(await getMessages(), of);
  return (
    <NextIntlClientProvider messages={messages} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  );
}

import { getLocale, getNow } from 'next-intl/server';
import { type BoundFormat, bindFormat } from '@/ui/bind-format';
import { DEFAULT_TIME_ZONE } from './config';

/** `useFormat()` for server components; `timeZone` is the programme's, IANA name. */
export async function getFormat(timeZone = DEFAULT_TIME_ZONE): Promise<BoundFormat> {
  return bindFormat({ locale: await getLocale(), timeZone, now: await getNow() });
}

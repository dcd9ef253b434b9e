'use client';
import { useLocale, useNow, useTimeZone } from 'next-intl';
import { DEFAULT_TIME_ZONE } from '@/i18n/config';
import { bindFormat } from './bind-format';

/** The formats in the reader's language and the programme's zone, "now" being the moment of the request. */
export function useFormat() {
  return bindFormat({ locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE, now: useNow() });
}

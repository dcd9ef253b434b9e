'use client';
import { useTranslations } from 'next-intl';
import type { FieldValue } from '@/modules/imports/difference.rules';
import { useFormat } from '@/ui/use-format';

type Words = { (key: string): string; has(key: string): boolean };
const CODED = new Set(['ageBand', 'kind', 'competition', 'formula']);
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value of the base in words: yes or no, a day, an instant in the programme's zone, the word for a code; « vide » for nothing. */
export function useFieldValue(): (field: string, value: FieldValue) => string {
  const t = useTranslations('imports.difference') as unknown as Words;
  const common = useTranslations('common') as unknown as Words;
  const { n, day, dateTime } = useFormat();
  return (field, value) => {
    if (value === null || value === '') return t('empty');
    if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
    if (typeof value === 'number') return n(value);
    if (INSTANT.test(value)) return dateTime(new Date(value));
    if (DAY.test(value)) return day(new Date(`${value}T12:00:00Z`), 'long');
    if (field === 'public' && common.has(`public.${value}`)) return common(`public.${value}`);
    return CODED.has(field) && t.has(`value.${value}`) ? t(`value.${value}`) : value;
  };
}

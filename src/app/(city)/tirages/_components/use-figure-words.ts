'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { FigureKey } from '@/modules/allocation/draw-study.rules';
import { type Part, rateOf } from '@/modules/allocation/part.rules';
import { useFormat } from '@/ui/use-format';

const GINI = { minimumFractionDigits: 3, maximumFractionDigits: 3 };

const isGini = (key: FigureKey): boolean => key.figure === 'gini';

/** How figures of a draw are named and written: rates in percent with what they are of, a Gini from 0 to 1. */
export function useFigureWords() {
  const t = useTranslations('trials.figure');
  const compare = useTranslations('trials.compare');
  const common = useTranslations('common');
  const { n, percent, points } = useFormat();
  const format = useFormatter();
  const group = (key: FigureKey): string | null => {
    if ('public' in key) return common(`public.${key.public}`);
    if (!('district' in key)) return null;
    return key.district === null ? t('noDistrict') : t('district', { district: key.district });
  };
  const name = (key: FigureKey): string => {
    const whose = group(key);
    if (whose === null) return t(key.figure);
    return t(key.figure === 'structures' ? 'groupStructures' : 'groupSeats', { group: whose });
  };
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${format.number(Math.abs(value), GINI)}`;
  return {
    group,
    name,
    /** "97,3 %", or "0,412" for a Gini; of nothing: a dash. */
    rate(key: FigureKey, part: Part): string {
      const rate = rateOf(part);
      if (rate === null) return '—';
      return isGini(key) ? format.number(rate, GINI) : percent(rate);
    },
    /** "412 sur 450"; null for a Gini, whose parts say nothing. */
    outOf: (key: FigureKey, { part, of }: Part): string | null =>
      isGini(key) ? null : compare('of', { part: n(part), of: n(of) }),
    /** The number alone: seats, wishes, structures, or a Gini. */
    value: (key: FigureKey, { part, of }: Part): string => (isGini(key) ? format.number(part / of, GINI) : n(part)),
    difference(key: FigureKey, part: Part, first: Part): string {
      const gap = (rateOf(part) ?? 0) - (rateOf(first) ?? 0);
      return isGini(key) ? signed(gap) : points(gap);
    },
  };
}

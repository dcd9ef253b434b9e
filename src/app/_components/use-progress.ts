'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';

type Import = RouterOutputs['imports']['read'];

/** Rows a second since the page was opened, and milliseconds left when the end is known; null until there is enough to tell. */
function usePace(done: number, total: number, at: number) {
  const [first, setFirst] = useState({ done, at });
  // The worker died and another began anew.
  if (done < first.done) setFirst({ done, at });
  const seconds = (at - first.at) / 1000;
  const rate = seconds < 1 ? 0 : (done - first.done) / seconds;
  if (rate <= 0) return { rate: null, left: null };
  return { rate, left: total > done ? ((total - done) / rate) * 1000 : null };
}

/**
 * How far reading or applying is, `at` an instant: the part done in percent (null while the end is not known), and in words the rows, the
 * rate, the time left. While a file is read its number of rows is what it seems to be: once past it, the end is not known.
 */
export function useProgress(now: Import, at: number): { readonly percent: number | null; readonly words: string } {
  const t = useTranslations('imports.progress');
  const { n, durationWords } = useFormat();
  const done = now.doneRows;
  const total = now.state === 'APPLYING' ? now.goodRows : now.totalRows;
  const known = done > 0 && (now.state === 'APPLYING' ? total > 0 : total > done);
  const { rate, left } = usePace(done, known ? total : 0, at);
  const words = [
    known ? t('of', { done: n(Math.min(done, total)), total: n(total) }) : t('done', { count: done, rows: n(done) }),
    rate ? t('rate', { rows: n(Math.round(rate)) }) : null,
    left === null ? null : t('left', { duration: durationWords(left) }),
  ];
  return { percent: known ? Math.min(100, (done / total) * 100) : null, words: words.filter(Boolean).join(' · ') };
}

'use client';
import { useTranslations } from 'next-intl';
import type { Problem } from '@/modules/imports/import.rules';
import { useDomainError } from '@/ui/domain-error';

type Words = { (key: string, facts?: Record<string, string | number>): string; has(key: string): boolean };

const nameOf = (code: string): string => code.replace(/^imports\//, '');

/** Facts as ICU takes them. */
function factsOf({ facts }: Problem): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === 'number' ? value : String(value ?? '')]),
  );
}

/** A problem in words: its `sort` for a heading, `short` for a cell, `whole` with what to do. */
export function useProblemWords() {
  const t = useTranslations('imports') as unknown as Words;
  const say = useDomainError();
  const sort = (code: string): string => {
    const key = `sort.${nameOf(code)}`;
    return t.has(key) ? t(key) : t('sort.other');
  };
  return {
    sort,
    short: (problem: Problem): string => {
      const key = `short.${nameOf(problem.code)}`;
      return t.has(key) ? t(key, factsOf(problem)) : sort(problem.code);
    },
    whole: (problem: Problem): string =>
      say({ data: { domain: { code: problem.code, kind: 'invalid', facts: problem.facts } } }),
    field: (name: string): string => (t.has(`fields.${name}`) ? t(`fields.${name}`) : name),
  };
}

import { useTranslations } from 'next-intl';
import type { Sentence } from '@/modules/allocation/draw-explain.rules';

/** Keys come with the result, so they cannot be checked when compiling: a test says that each has its words. */
type Say = (key: string, facts: Sentence['facts']) => string;

/** Why a wish was granted or not, in the sentences of its letter. */
export function Sentences({ of }: { of: readonly Sentence[] }) {
  const say = useTranslations('draw.explain') as unknown as Say;
  return of.map(({ key, facts }) => say(key, facts)).join(' ');
}

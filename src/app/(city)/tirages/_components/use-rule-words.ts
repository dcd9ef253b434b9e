import { useTranslations } from 'next-intl';
import type { Sentence } from '@/modules/allocation/draw-explain.rules';
import { type ContradictionTold, contradictionSentence } from '@/modules/allocation/draw-rules/draw-rules.rules';

/** Keys come with the rules, so they cannot be checked when compiling: a test says that each has its words. */
type Say = (key: string, facts: Sentence['facts']) => string;

/** The rules of the draw as people read them. */
export function useRuleWords() {
  const say = useTranslations('quotas') as unknown as Say;
  return {
    quota: ({ key, facts }: Sentence) => say(key, facts),
    contradiction: (one: ContradictionTold) => {
      const { key, facts } = contradictionSentence(one);
      return say(key, facts);
    },
  };
}

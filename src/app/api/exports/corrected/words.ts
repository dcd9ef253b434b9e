import type { CorrectedWords } from '@/modules/imports/corrected/write-corrected';
import type { Problem } from '@/modules/imports/import.rules';
import type { Facts } from '@/platform/errors';

export type Translate = { (key: string, facts?: Facts): string; has(key: string): boolean };

/** The words of the screen for what is wrong in a file, in the language of whoever asks. */
export function wordsOf(t: Translate): CorrectedWords {
  const whole = ({ code, facts }: Problem): string => {
    const [area, name] = code.split('/');
    const key = `${area}.errors.${name}`;
    return t.has(key) ? t(key, facts) : t('imports.sort.other');
  };
  return {
    sheet: t('imports.corrected.sheet'),
    reasons: t('imports.corrected.reasons'),
    guide: t('imports.corrected.guide'),
    field: (name) => (t.has(`imports.fields.${name}`) ? t(`imports.fields.${name}`) : name),
    whole,
    inColumn: (column, words) => t('imports.corrected.inColumn', { column, words }),
    proposal: (value) => t('imports.space.try', { value }),
    warning: (words) => t('imports.corrected.warning', { words }),
    ofLine: (line, words) => t('imports.corrected.ofLine', { line, words }),
  };
}

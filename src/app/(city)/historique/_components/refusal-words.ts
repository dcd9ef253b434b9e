import { icuArguments } from '@/i18n/icu-arguments';
import { type ErrorTranslator, errorKey, withDates } from '@/ui/domain-error';

export type RefusalTranslator = ErrorTranslator & { raw(key: string): unknown };
type Kept = Readonly<Record<string, string | number | boolean | null>>;

/** The facts a message needs, or null when the line does not keep one of them. */
function factsOf(message: string, kept: Kept): Record<string, string | number> | null {
  const facts: Record<string, string | number> = {};
  for (const name of icuArguments(message)) {
    const value = kept[name];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    facts[name] = value;
  }
  return facts;
}

/**
 * What a refusal said, told again from its line in the trail: the sentence the person got, when the line keeps all it
 * needs; else the rule in short; null when the code has no words. `tell` writes an instant as people read it.
 */
export function refusalWords(
  t: RefusalTranslator,
  code: string,
  kept: Kept,
  tell: (instant: Date) => string,
): string | null {
  const key = errorKey(code);
  if (!t.has(key)) return null;
  const facts = factsOf(String(t.raw(key)), kept);
  if (facts) return t(key, withDates(facts, tell));
  const short = `refusals.${code.replace('/', '.')}`;
  return t.has(short) ? t(short) : null;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { icuArguments } from '@/i18n/icu-arguments';
import { loadMessages } from '@/i18n/load-messages';
import { type RefusalTranslator, refusalWords } from './refusal-words';

type Errors = Readonly<Record<string, string>>;
const LOCALES = ['fr', 'en'] as const;
const tell = (instant: Date) => `le ${instant.getUTCDate()}`;

/** The words of the screens; one that is missing or cannot be told is a fault. */
async function wordsIn(locale: (typeof LOCALES)[number]) {
  const onError = (error: Error): never => {
    throw error;
  };
  const messages = await loadMessages(locale);
  const errors = Object.fromEntries(
    Object.entries(messages).map(([name, all]) => [name, ('errors' in all ? all.errors : {}) as Errors]),
  );
  return {
    errors,
    short: messages.refusals as unknown as Readonly<Record<string, Errors>>,
    t: createTranslator({ locale, messages, onError }) as unknown as RefusalTranslator,
  };
}

describe('a refusal in the trail', () => {
  it('given a code whose words need nothing else, then it is told as it was to the person', async () => {
    const { t, errors } = await wordsIn('fr');
    expect(refusalWords(t, 'allocation/overlap', { quantity: 2 }, tell)).toBe(errors.allocation?.overlap);
  });

  it('given words whose facts are all in the line, then they are told with them, instants as dates', async () => {
    const { t } = await wordsIn('fr');
    const facts = { cutoffHours: 48, cutoffAt: '2024-08-01T08:00:00.000Z', quantity: 2 };
    expect(refusalWords(t, 'tickets/cutoff-passed', facts, tell)).toMatch(/^Règle des 48 heures.*depuis le le 1\./);
  });

  it('given words that need what the line does not keep, then the rule alone is told, without a number', async () => {
    const { t } = await wordsIn('fr');
    expect(refusalWords(t, 'tickets/cutoff-passed', { cutoffHours: 48 }, tell)).toBe('Échéance passée');
    expect(refusalWords(t, 'tickets/cutoff-passed', { cutoffHours: 48, cutoffAt: null }, tell)).toBe('Échéance passée');
    expect((await wordsIn('en')).t('refusals.tickets.cutoff-passed')).toBe('Cutoff passed');
  });

  it('given a code that has no words any more, then none: the code stands alone', async () => {
    const { t } = await wordsIn('fr');
    expect(refusalWords(t, 'tickets/of-an-earlier-edition', {}, tell)).toBeNull();
    expect(refusalWords(t, 'nowhere', {}, tell)).toBeNull();
  });

  it('given a message that is told without its parameter, then it does not come out by half', async () => {
    for (const locale of LOCALES) {
      const { t, errors } = await wordsIn(locale);
      for (const [name, codes] of Object.entries(errors))
        for (const code of Object.keys(codes))
          expect(refusalWords(t, `${name}/${code}`, {}, tell) ?? '').not.toMatch(/[{}]/);
    }
  });
});

describe('short words of refusals', () => {
  const MODULES = join(import.meta.dirname, '../../../../modules');
  const sources = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(MODULES, file), 'utf8'))
    .join('\n');
  /** A line of a file that is checked has its problems too: they are no refusals, and are told with the file. */
  const isRefusal = (name: string, code: string) =>
    name !== 'imports' || new RegExp(`DomainError\\(\\s*'[a-z-]+',\\s*'imports/${code}'`).test(sources);

  it.each(LOCALES)('in %s: each refusal whose words need facts has them', async (locale) => {
    const { errors, short } = await wordsIn(locale);
    const wordless = Object.entries(errors).flatMap(([name, codes]) =>
      Object.entries(codes)
        .filter(([code, text]) => icuArguments(text).length > 0 && isRefusal(name, code) && !short[name]?.[code])
        .map(([code]) => `${name}/${code}`),
    );
    expect(wordless).toEqual([]);
  });

  it.each(LOCALES)('in %s: none stands for a refusal there is not, and none needs a fact', async (locale) => {
    const { errors, short } = await wordsIn(locale);
    for (const [name, codes] of Object.entries(short))
      for (const [code, text] of Object.entries(codes)) {
        expect(errors[name], `${name}/${code}`).toHaveProperty([code]);
        expect(icuArguments(text)).toEqual([]);
      }
  });
});

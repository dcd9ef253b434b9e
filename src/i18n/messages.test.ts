import { describe, expect, it } from 'vitest';
import { icuArguments } from './icu-arguments';
import { loadMessages } from './load-messages';
import { namespaces } from './namespaces';
import { pickMessages } from './pick-messages';

function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`Not a text nor a group: ${path}`);
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));
}

describe('messages', () => {
  it.each(namespaces)('given the namespace %s, French and English have the same keys and arguments', async (name) => {
    const [fr, en] = await Promise.all([loadMessages('fr'), loadMessages('en')]);
    const shape = (all: typeof fr) =>
      Object.fromEntries(flatten(all[name]).map(([key, text]) => [key, icuArguments(text)]));
    expect(shape(en)).toEqual(shape(fr));
  });

  it.each(namespaces)('given the namespace %s, no text is empty', async (name) => {
    const fr = await loadMessages('fr');
    const en = await loadMessages('en');
    const empty = [...flatten(fr[name]), ...flatten(en[name])].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('given a room with its namespaces, the others travel with their errors only', async () => {
    const picked = pickMessages(await loadMessages('fr'), ['sessions']);
    expect(Object.keys(picked.tickets)).toEqual(['errors']);
    expect(picked.common).toHaveProperty('errors.unknown');
  });
});

describe('icuArguments', () => {
  it('finds plain, plural, nested and tag arguments once each', () => {
    expect(icuArguments('{a} {n, plural, one {# place} other {{b} places}} <link>ici</link> {a}')).toEqual(
      ['<link>', 'a', 'b', 'n'].sort(),
    );
  });
});

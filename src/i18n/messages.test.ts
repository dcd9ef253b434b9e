import { describe, expect, it } from 'vitest';
import { frenchSpaces } from './french-spaces';
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

  it.each(namespaces)(
    'given the namespace %s in French, no line can end before a sign that belongs to its word',
    async (name) => {
      const fr = await loadMessages('fr');
      const torn = flatten(fr[name]).filter(([, text]) =>
        /[^\S\u202f](?=[;!?»])|«[^\u202f]|[^\S\u00a0](?=[:%€])/.test(text),
      );
      expect(torn).toEqual([]);
    },
  );

  it('given a room with its namespaces, the others travel with their errors only', async () => {
    const picked = pickMessages(await loadMessages('fr'), ['sessions']);
    expect(Object.keys(picked.tickets)).toEqual(['errors']);
    expect(picked.common).toHaveProperty('errors.unknown');
  });
});

describe('frenchSpaces', () => {
  it.each([
    [
      'Qui vient ? « Awa » ; « Ly » : 12 % !',
      'Qui vient\u202f? «\u202fAwa\u202f»\u202f; «\u202fLy\u202f»\u00a0: 12\u00a0%\u202f!',
    ],
    [
      '{n, plural, one {une : {a} ?} other {# : {a} ?}}',
      '{n, plural, one {une\u00a0: {a}\u202f?} other {#\u00a0: {a}\u202f?}}',
    ],
    ['à 12:30, voir https://exemple.fr?a=1', 'à 12:30, voir https://exemple.fr?a=1'],
  ])('given %j, then the spaces that must hold do, and no other changes', (plain, set) => {
    expect(frenchSpaces(plain)).toBe(set);
    expect(frenchSpaces(set)).toBe(set);
  });
});

describe('icuArguments', () => {
  it('finds plain, plural, nested and tag arguments once each', () => {
    expect(icuArguments('{a} {n, plural, one {# place} other {{b} places}} <link>ici</link> {a}')).toEqual(
      ['<link>', 'a', 'b', 'n'].sort(),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startCheck } from '../check.rules';
import type { CheckContext } from '../field.rules';
import { IMPORT_KINDS, type ImportKind, type Row } from '../import.rules';
import { KINDS } from '../kinds/kinds.rules';
import type { SessionValues } from '../kinds/sessions.rules';
import { understandTable } from '../table.rules';
import { compact } from '../text.rules';
import { templateOf } from './template.rules';
import { TEMPLATE_LOCALES, type TemplateLocale } from './template-column.rules';
import { TEMPLATES } from './templates.rules';

const CODES = ['ATH01', 'ATH12', 'JUD07', 'CER02', 'BVO103'];
const context: CheckContext = { timeZone: 'Europe/Paris', ageOn: '2024-07-24', sessionCodes: new Set(CODES) };
const contextOf = (kind: ImportKind): CheckContext => {
  const { sessionCodes: _, ...other } = context;
  return kind === 'SESSIONS' ? other : context;
};
const fieldOf = (kind: ImportKind, name: string) => {
  const field = KINDS[kind].fields.find((one) => one.name === name);
  if (!field) throw new Error(name);
  return field;
};

const each = IMPORT_KINDS.flatMap((kind) => TEMPLATE_LOCALES.map((locale) => [kind, locale] as const));

/** What the check says of a table with this header and these rows. */
function checked(kind: ImportKind, header: readonly string[], rows: readonly (readonly string[])[]) {
  const all: Row[] = [header, ...rows].map((cells, index) => ({ line: index + 1, cells }));
  const table = understandTable(kind, all);
  const check = startCheck(table, contextOf(kind));
  const results = all.flatMap((row) => check.row(row) ?? []);
  return { table, results, summary: check.summary() };
}

describe.each(each)('Given the template of %s in %s', (kind, locale) => {
  const { columns } = templateOf(kind, locale, contextOf(kind));

  test('then it has a column for each field, in order, and no other', () => {
    expect(columns.map(({ name }) => name)).toEqual(KINDS[kind].fields.map(({ name }) => name));
    expect(Object.keys(TEMPLATES[kind]).toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
  });

  test('then each header is a name the reading knows for that field, once, with its mark when it is required', () => {
    for (const { name, header, required } of columns) {
      const field = fieldOf(kind, name);
      expect([field.name, ...field.synonyms].map(compact)).toContain(compact(header));
      expect(header.endsWith(' *')).toBe(required);
    }
    expect(new Set(columns.map(({ header }) => compact(header))).size).toBe(columns.length);
    const { table } = checked(
      kind,
      columns.map(({ header }) => header),
      [],
    );
    expect(table.mapping).toEqual(Object.fromEntries(columns.map(({ name }, index) => [name, index])));
  });

  test('then every other way to write an example says the same as the example, without a word against it', () => {
    for (const { name, example, ways } of columns) {
      const { parse } = fieldOf(kind, name);
      const meant = parse(example, contextOf(kind));
      for (const way of ways) expect({ name, way, ...parse(way, contextOf(kind)) }).toEqual({ name, way, ...meant });
      expect(meant.fault).toBeUndefined();
    }
  });

  test('then a drop-down offers only what the check takes, and every other word of a choice means the same', () => {
    for (const { name, choices, offered, writing } of columns) {
      const { parse } = fieldOf(kind, name);
      for (const value of offered) expect(parse(value, contextOf(kind)).fault, value).toBeUndefined();
      if (writing === 'session-code') expect(offered).toEqual(CODES.toSorted());
      else expect(offered).toEqual(choices.map(({ label }) => label));
      if (name === 'kind' && kind === 'SESSIONS') continue;
      const meanings = choices.map(({ label }) => JSON.stringify(parse(label, contextOf(kind)).value));
      expect(new Set(meanings).size).toBe(choices.length);
      for (const { label, ways } of choices)
        for (const way of ways)
          expect({ way, ...parse(way, contextOf(kind)) }).toEqual({ way, ...parse(label, contextOf(kind)) });
    }
  });

  test('when it is filled with anything it proposes, required columns always, then every row is good', () => {
    const cells = columns.map((column) => {
      const written = [
        column.example,
        ...column.ways,
        ...column.offered,
        ...column.choices.flatMap(({ ways }) => ways),
      ];
      return fc.constantFrom(...new Set(column.required ? written : ['', ...written]));
    });
    fc.assert(
      fc.property(fc.tuple(...cells), (row) => {
        const header = columns.map(({ header: name }) => name);
        const { summary, results } = checked(kind, header, [row]);
        expect(results.flatMap(({ problems }) => problems)).toEqual([]);
        expect(summary).toMatchObject({ rows: 1, good: 1, bad: 0, problems: [], skippedCount: 0 });
      }),
      { numRuns: 300 },
    );
  });
});

test.each(TEMPLATE_LOCALES)(
  'Given the kinds of session offered in %s, then each way to write one is that kind',
  (locale) => {
    const { columns } = templateOf('SESSIONS', locale, contextOf('SESSIONS'));
    const [competition, ceremony] = columns.find(({ name }) => name === 'kind')?.choices ?? [];
    const kindsOf = (words: readonly string[]) =>
      words.flatMap((word) => {
        const row = columns.map(({ name, example }) => (name === 'kind' ? word : example));
        const header = columns.map(({ header: name }) => name);
        return checked('SESSIONS', header, [row]).results.map(({ values }) => (values as SessionValues | null)?.kind);
      });
    for (const [given, expected] of [
      [competition, 'COMPETITION'],
      [ceremony, 'CEREMONY'],
    ] as const) {
      const words = given ? [given.label, ...given.ways] : [];
      expect(words.length).toBeGreaterThan(1);
      expect(kindsOf(words)).toEqual(words.map(() => expected));
    }
  },
);

test('Given codes that no check would take, then no drop-down offers them', () => {
  const odd = { ...context, sessionCodes: new Set(['=1+1', 'É 1', 'CERO1', 'ATH01']) };
  const [column] = templateOf('TICKETS', 'fr', odd).columns;
  expect(column?.offered).toEqual(['ATH01']);
});

test('Given a programme without sessions, then the template still shows what a code looks like', () => {
  const none = { ...context, sessionCodes: new Set<string>() };
  expect(templateOf('TICKETS', 'fr', none).columns[0]).toMatchObject({ example: 'ATH01', offered: [] });
});

test.each(['2012-07-27', '2028-02-29', '2030-12-31'])(
  'Given a programme that begins on %s, then the dates shown are of its time and are all good',
  (ageOn) => {
    for (const [kind, locale] of each as readonly (readonly [ImportKind, TemplateLocale])[]) {
      const given = { ...contextOf(kind), ageOn };
      for (const { name, example, ways } of templateOf(kind, locale, given).columns)
        for (const way of [example, ...ways])
          expect(fieldOf(kind, name).parse(way, given).fault, `${name} ${way}`).toBeUndefined();
    }
  },
);

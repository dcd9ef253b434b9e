import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startCheck } from '../check.rules';
import type { ImportKind, Row } from '../import.rules';
import { KINDS } from '../kinds/kinds.rules';
import type { SessionValues } from '../kinds/sessions.rules';
import { understandTable } from '../table.rules';
import { compact } from '../text.rules';
import { templateOf } from './template.rules';
import { TEMPLATE_LOCALES } from './template-column.rules';
import { CODES, context, contextOf, EACH_TEMPLATE, type Whose } from './template-world';
import { TEMPLATES } from './templates.rules';

const fieldOf = (kind: ImportKind, name: string) => {
  const field = KINDS[kind].fields.find((one) => one.name === name);
  if (!field) throw new Error(name);
  return field;
};

/** What the check says of a table with this header and these rows. */
function checked(
  [kind, whose]: readonly [ImportKind, Whose],
  header: readonly string[],
  rows: readonly (readonly string[])[],
) {
  const all: Row[] = [header, ...rows].map((cells, index) => ({ line: index + 1, cells }));
  const table = understandTable(kind, all);
  const check = startCheck(table, contextOf(kind, whose));
  const results = all.flatMap((row) => check.row(row) ?? []);
  return { table, results, summary: check.summary() };
}

describe.each(EACH_TEMPLATE)('Given the template of %s, %s, in %s', (kind, whose, locale) => {
  const given = contextOf(kind, whose);
  const { columns } = templateOf(kind, locale, given);

  test('then each field has its column, in order, but those said to be absent; and there is no other', () => {
    const fields = KINDS[kind].fields.map(({ name }) => name);
    expect(Object.keys(TEMPLATES[kind]).toSorted()).toEqual(fields.toSorted());
    const absent = fields.filter((name) => TEMPLATES[kind][name]?.standing?.(given) === 'absent');
    expect(columns.map(({ name }) => name)).toEqual(fields.filter((name) => !absent.includes(name)));
    expect(KINDS[kind].fields.filter(({ name, required }) => required && absent.includes(name))).toEqual([]);
  });

  test('then each header is a name the reading knows for that field, once, with its mark when it is required', () => {
    for (const { name, header, required } of columns) {
      const field = fieldOf(kind, name);
      expect([field.name, ...field.synonyms].map(compact)).toContain(compact(header));
      expect(header.endsWith(' *')).toBe(required);
      if (field.required) expect(required).toBe(true);
    }
    expect(new Set(columns.map(({ header }) => compact(header))).size).toBe(columns.length);
    const { table } = checked(
      [kind, whose],
      columns.map(({ header }) => header),
      [],
    );
    const found = Object.entries(table.mapping).filter(([, column]) => column !== null);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(columns.map(({ name }, index) => [name, index])));
  });

  test('then every other way to write an example says the same as the example, without a word against it', () => {
    for (const { name, example, ways } of columns) {
      const { parse } = fieldOf(kind, name);
      const meant = parse(example, given);
      for (const way of ways) expect({ name, way, ...parse(way, given) }).toEqual({ name, way, ...meant });
      expect(meant.fault).toBeUndefined();
    }
  });

  test('then a drop-down offers only what the check takes, and every other word of a choice means the same', () => {
    for (const { name, choices, offered, writing } of columns) {
      const { parse } = fieldOf(kind, name);
      for (const value of offered) expect(parse(value, given).fault, value).toBeUndefined();
      if (writing === 'session-code') expect(offered).toEqual(CODES.toSorted());
      else expect(offered).toEqual(choices.map(({ label }) => label));
      if (name === 'kind' && kind === 'SESSIONS') continue;
      const meanings = choices.map(({ label }) => JSON.stringify(parse(label, given).value));
      expect(new Set(meanings).size).toBe(choices.length);
      for (const { label, ways } of choices)
        for (const way of ways) expect({ way, ...parse(way, given) }).toEqual({ way, ...parse(label, given) });
    }
  });

  test('when it is filled with anything it proposes, required columns always, then every row is good', () => {
    // How many may be said in other ways, one of them at a time.
    const said = kind === 'DEMANDS' ? ['groupSize', 'people'] : [];
    const cells = columns.map((column) => {
      if (said.includes(column.name)) return fc.constant('');
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
        const { summary, results } = checked([kind, whose], header, [row]);
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
        return checked(['SESSIONS', 'of several'], header, [row]).results.map(
          ({ values }) => (values as SessionValues | null)?.kind,
        );
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
    for (const [kind, whose, locale] of EACH_TEMPLATE) {
      const given = { ...contextOf(kind, whose), ageOn };
      for (const { name, example, ways } of templateOf(kind, locale, given).columns)
        for (const way of [example, ...ways])
          expect(fieldOf(kind, name).parse(way, given).fault, `${name} ${way}`).toBeUndefined();
    }
  },
);

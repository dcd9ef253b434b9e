import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codedInput } from './coded-input';

const filters = z.strictObject({
  page: z.int().min(1).default(1),
  q: z.string().trim().max(100).default(''),
  state: z.enum(['FREE', 'HELD']).optional(),
  session: z.string().toUpperCase().optional(),
  structureId: z.uuid().optional(),
  from: z.iso.date().optional(),
  named: z.boolean().default(false),
  ids: z.array(z.uuid()).optional(),
  person: z.strictObject({ lastName: z.string() }).optional(),
  sort: z.enum(['name']).default('name'),
});
const structureId = '0b3ac2ee-6f44-4f0c-9c6f-08f8a0d5a001';

describe('Given the filters of a list', () => {
  test('when they are codes, ids, days and numbers, then the trail holds them', () => {
    const input = filters.parse({ state: 'FREE', structureId, from: '2024-07-24', named: true, page: 3 });
    expect(codedInput(filters, input)).toEqual({
      page: 3,
      state: 'FREE',
      structureId,
      from: '2024-07-24',
      named: true,
    });
  });

  test('when a text was searched, even one that looks like a code, then only that there was one', () => {
    expect(codedInput(filters, filters.parse({ q: 'DIOP', session: 'ath01' }))).toEqual({ q: true, session: true });
  });

  test('when nothing was chosen, then nothing is said', () => {
    expect(codedInput(filters, filters.parse({}))).toEqual({});
    expect(codedInput(z.strictObject({}).optional(), undefined)).toEqual({});
  });

  test('when there are lists or persons in it, then a length, and nothing of the person', () => {
    const input = filters.parse({ ids: [structureId], person: { lastName: 'Diop' } });
    expect(codedInput(filters, input)).toEqual({ ids: 1 });
  });

  test('when the schema is piped or refined, then its fields are still told apart', () => {
    const piped = z
      .preprocess(
        (v) => v,
        filters.refine(() => true),
      )
      .optional();
    expect(codedInput(piped, { q: 'Diop', state: 'HELD' })).toEqual({ q: true, state: 'HELD' });
  });
});

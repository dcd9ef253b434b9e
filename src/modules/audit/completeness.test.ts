import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '@/platform/actor';
import { codedInput } from '@/platform/coded-input';
import type { Command, Query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { anInput } from '@/test/an-input';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { EXPORT_ACTIONS, READING_ACTIONS } from './reading-actions.rules';

const { sql } = testDatabase();

const modules = import.meta.glob<Record<string, unknown>>(
  ['../*/**/*.ts', '!../**/*.test.ts', '!../**/worker-thread.ts'],
  { eager: true },
);
const exported = Object.values(modules).flatMap((module) => Object.values(module));
const commands = [
  ...new Map(
    exported
      .filter((thing): thing is Command<z.ZodType, unknown> => typeof thing === 'function' && 'command' in thing)
      .map((found) => [found.command, found] as const),
  ).values(),
];
const queries = [
  ...new Map(
    exported
      .filter((thing): thing is Query<z.ZodType, unknown> => typeof thing === 'function' && 'query' in thing)
      .map((found) => [found.query, found] as const),
  ).values(),
];

type Line = { action: string; outcome: string; code: string | null; subject_id: string | null };
let last = 0;
async function linesSince(): Promise<Line[]> {
  const rows = await sql<Line & { id: number }>(
    `SELECT id::int, action, outcome, code, subject_id FROM audit WHERE id > ${last} ORDER BY id`,
  );
  last = rows.at(-1)?.id ?? last;
  return rows.map(({ id: _id, ...line }) => line);
}

/** The refusal, or null when it was done. A fault is thrown: it would be a 500. */
async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** A command about one thing is given its id; those about one's own account, and those of the system alone, are not. */
function namesItsSubject(name: string, schema: z.ZodType): boolean {
  if (name.startsWith('accounts/') || name === 'privacy/flag-due') return false;
  return Object.values(codedInput(schema, anInput(schema))).some((value) => z.uuid().safeParse(value).success);
}

const actors: Record<string, Actor> = { nobody: { kind: 'nobody' } };
beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  actors.leader = await buildActor(sql, 'LEADER', programmeId, structureId);
  actors.gate = await buildActor(sql, 'GATE', programmeId);
  actors.auditor = await buildActor(sql, 'AUDITOR', programmeId);
  await linesSince();
});

describe('Given every command of the code base', () => {
  test('then there are as many as a city needs', () => expect(commands.length).toBeGreaterThan(60));

  test.each(commands.map((command) => [command.command, command] as const))(
    '%s: when its input is wrong, then the refusal is one line, with the code and without a value',
    async (name, command) => {
      const before = await refusalOf(command({ kind: 'nobody' }, { forged: 'Diop' }));
      expect(before).toBe('common/invalid-input');
      expect(await linesSince()).toEqual([
        { action: name, outcome: 'REFUSED', code: 'common/invalid-input', subject_id: null },
      ]);
    },
  );

  describe.each(['nobody', 'leader', 'gate', 'auditor'])('asked for by %s, with ids of nothing', (who) => {
    test.each(commands.map((command) => [command.command, command] as const))(
      '%s: when it is done or refused, then it leaves one line, and the line says on what',
      async (name, command) => {
        const actor = actors[who] ?? { kind: 'nobody' };
        const code = await refusalOf(command(actor, anInput(command.schema)));
        const lines = (await linesSince()).filter(({ action }) => action === name);
        expect(lines).toMatchObject([{ outcome: code === null ? 'DONE' : 'REFUSED', code }]);
        if (actor.kind !== 'user') return;
        expect(lines[0]?.subject_id).not.toBeNull();
        if (code !== 'common/invalid-input' && namesItsSubject(name, command.schema))
          expect(lines[0]?.subject_id).not.toBe(actor.userId);
      },
    );
  });
});

describe('Given every query of the code base', () => {
  test('then those that leave a line each time are the ones the trail calls readings', () => {
    const named = queries.filter(({ personal }) => personal).map(({ query }) => query);
    expect(named.sort()).toEqual([...READING_ACTIONS].sort());
    const known = new Set(commands.map(({ command }) => command));
    expect(EXPORT_ACTIONS.filter((action) => !known.has(action))).toEqual([]);
  });

  test.each(queries.filter(({ personal }) => personal).map((query) => [query.query, query] as const))(
    '%s: when nobody asks for it, then it is refused and leaves one line',
    async (name, query) => {
      const code = await refusalOf(query({ kind: 'nobody' }, anInput(query.schema)));
      expect(code).not.toBeNull();
      expect(await linesSince()).toMatchObject([{ action: name, outcome: 'REFUSED', code }]);
    },
  );
});

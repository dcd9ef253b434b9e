import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/platform/actor';
import type { Command, Query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { anInput } from '@/test/an-input';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { INPUTS, NOT_ASKED, REFUSED } from './refused-by-role-examples';

type Act = Command<z.ZodType, unknown> | Query<z.ZodType, unknown>;

const { sql } = testDatabase();
const modules = import.meta.glob<Record<string, unknown>>(
  ['../*/**/*.ts', '!../**/*.test.ts', '!../**/worker-thread.ts'],
  { eager: true },
);
const isAct = (thing: unknown): thing is Act =>
  typeof thing === 'function' && 'schema' in thing && ('command' in thing || 'query' in thing);
const acts = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(isAct)
    .map((act) => ['command' in act ? act.command : act.query, act] as const),
);

const actors: Record<string, Actor> = { nobody: { kind: 'nobody' } };
beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  actors.holder = { kind: 'holder', groupLeaderId: crypto.randomUUID(), structureId, programmeId };
  for (const role of ['GATE', 'AUDITOR', 'AGENT'] as const)
    actors[role.toLowerCase()] = await buildActor(sql, role, programmeId);
  actors.leader = await buildActor(sql, 'LEADER', programmeId, structureId);
});

/** True when it is refused for who asks, before anything was looked for. */
async function isForbidden(act: Act, actor: Actor, input: unknown): Promise<boolean> {
  try {
    await act(actor, input);
    return false;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'common/invalid-input')
      throw new Error(`the input does not pass: ${JSON.stringify(error.facts)}`);
    return error.kind === 'forbidden';
  }
}

describe('Given each role, and each command and query with ids of nothing', () => {
  test('then no act is named that is not there', () => {
    expect([...Object.keys(REFUSED), ...Object.keys(INPUTS), ...NOT_ASKED].filter((name) => !acts.has(name))).toEqual(
      [],
    );
  });

  test.each([...acts].filter(([name]) => !NOT_ASKED.includes(name)).sort())(
    '%s: then those it is not for are refused for who they are',
    async (name, act) => {
      const input = { ...(anInput(act.schema) as object | undefined), ...INPUTS[name] };
      const given = anInput(act.schema) === undefined && !INPUTS[name] ? undefined : input;
      const refused: string[] = [];
      for (const who of ['nobody', 'holder', 'gate', 'auditor', 'leader', 'agent'])
        if (await isForbidden(act, actors[who] ?? { kind: 'nobody' }, given)) refused.push(who);
      expect(refused.join(' ')).toBe(REFUSED[name] ?? '');
    },
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from '@/trpc/router';

/**
 * Mutations that write no field over another's: why each needs no version. Whoever adds a mutation says the version of
 * what it edits (`seenVersion`), or its reason here (docs/decisions/2026-11-21-two-editors.md).
 */
const BY_STATE = {
  makes: [
    'structures.create',
    'programmes.create',
    'people.add',
    'people.addLeader',
    'accounts.invite',
    'imports.upload',
    'allocation.allocate',
    'allocation.prepareDraw',
    'drawRules.addQuota',
    'drawRules.tag',
    'privacy.plan',
    'waves.send',
  ],
  movesStateUnderItsLock: [
    'accounts.revokeInvitation',
    'accounts.acceptInvitation',
    'accounts.unlinkIdentity',
    'allocation.*',
    'drawRules.untag',
    'imports.*',
    'privacy.*',
    'tickets.restitute',
    'tickets.takeBack',
    'holder.claim',
    'holder.restitute',
    'attendance.*',
  ],
  lastWordCountsByRule: ['sessions.answerPostponement'],
  takesOnlyWhatNobodyHas: ['people.assign'],
  sendsAgain: ['waves.*', 'space.*'],
  isOnesOwn: ['accounts.chooseLanguage', 'accounts.chooseProgramme', 'profile.*', 'secondFactor.*'],
} as const;

/** Even so, these say a version: no wildcard above may cover them. */
const EDITS = [
  'programmes.change',
  'drawRules.change',
  'drawRules.changeQuota',
  'drawRules.removeQuota',
  'structures.edit',
  'people.edit',
  'people.remove',
  'people.editLeader',
  'sessions.hold',
  'sessions.releaseHeld',
  'sessions.assignGate',
  'sessions.cancel',
  'sessions.postpone',
  'demands.submit',
  'demands.withdraw',
  'demands.rank',
  'demands.change',
  'demands.empty',
  'demands.submitBasket',
  'accounts.setAccess',
  'accounts.changeRole',
  'tickets.name',
  'tickets.rename',
  'tickets.correct',
  'holder.name',
  'holder.rename',
  'imports.chooseColumns',
  'imports.applyRows',
];

type Procedure = { readonly _def: { readonly type: string; readonly inputs: readonly z.ZodType[] } };
const mutations = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).filter(
  ([, procedure]) => procedure._def.type === 'mutation',
);

function saysVersion({ _def }: Procedure): boolean {
  return _def.inputs.some((input) =>
    JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).includes('"version"'),
  );
}
const excused = (path: string) =>
  Object.values(BY_STATE)
    .flat()
    .some((known) => known === path || (known.endsWith('.*') && path.startsWith(known.slice(0, -1))));

describe('Given every mutation of the router', () => {
  it.each(mutations)('then %s says the version its editor saw, or why it needs none', (path, procedure) => {
    expect(saysVersion(procedure) || excused(path)).toBe(true);
  });

  it('then whatever edits, changes, sets, names or renames says a version', () => {
    const verb = /\.(edit|change|set|update|name|rename|correct|rank|hold|release|assignGate|postpone)/;
    const silent = mutations.filter(
      ([path, one]) => verb.test(path) && !path.startsWith('profile.') && !saysVersion(one),
    );
    expect(
      silent.map(([path]) => path).filter((path) => !['allocation.release', 'allocation.releaseMany'].includes(path)),
    ).toEqual([]);
    const paths = new Map(mutations);
    expect(EDITS.filter((path) => !paths.has(path) || !saysVersion(paths.get(path) as Procedure))).toEqual([]);
  });
});

describe('Given that the database counts the versions', () => {
  it('then no command writes one itself', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.includes('generated') && !file.endsWith('.test.ts'),
    );
    const writes = files.filter((file) =>
      /version = (\w+\.)?version \+|version: \{ increment/.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(writes).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { guardsOf, mayHoldGuards, withSwitches } from './sites.mjs';

const COMMAND = '/p/src/modules/tickets/do-it.ts';
const POLICY = '/p/src/modules/tickets/ticket.policy.ts';
const told = (file, text) => guardsOf(file, text).map(({ id }) => id.slice(id.indexOf(' ') + 1));

test('Given a command, then each call of a policy and each authorize of something else is a guard', () => {
  const text = `import { mayRead } from './ticket.policy';
    // mayRead(actor, comment)
    authorize(mayRead(actor, { of: fn(")") }));
    authorize(actor.kind === 'user' && input.x, 'a/b');
    if (!row || !mayWrite(actor, row)) throw gone;
    if (mayRun(state)) go();
    const own = isLeader(actor) ? actor.structureId : null;
    requireFreshProof(actor, now);`;
  expect(told(COMMAND, text)).toEqual([
    'mayRead(actor, { of: fn(")") })',
    "authorize(actor.kind === 'user' && input.x)",
    'mayWrite(actor, row)',
    'requireFreshProof(actor, now)',
  ]);
});

test('Given a policy, then each answer and each condition that must hold beside others is a guard, alternatives count once', () => {
  const text = `export function mayRead(actor: Actor, of: Row): boolean {
    if (isCityOf(actor, of)) return true;
    return isLeaderOf(actor, of) || (isAuditor(actor) && inProgramme(actor, of));
  }`;
  expect(told(POLICY, text)).toEqual([
    'isCityOf(actor, of)',
    'return isLeaderOf(actor, of) || (isAuditor(actor) && inProgramme(actor, of))',
    'isAuditor(actor)',
    'inProgramme(actor, of)',
  ]);
});

test('Given a guard inside another, then the switches nest and the rest of the text stays', () => {
  const body = `return isA(x) && inProgramme(actor, of);`;
  expect(withSwitches(POLICY, body).replaceAll(/globalThis\.__guardOpen\("[^"]*"\)/g, 'open')).toBe(
    'return (open || isA(x) && (open || inProgramme(actor, of)));',
  );
});

test('Given a file, then tests and their examples hold no guard', () => {
  expect(
    ['ticket.policy.ts', 'x.test.ts', 'ticket-examples.ts'].map((name) => mayHoldGuards(`/p/src/modules/t/${name}`)),
  ).toEqual([true, false, false]);
});

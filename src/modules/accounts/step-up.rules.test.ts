import { describe, expect, test } from 'vitest';
import type { Actor, UserActor } from './actor.rules';
import { secondFactorOf } from './second-factor.rules';
import { PROOF_MINUTES, proofOf, requireFreshProof, requireProofToEnrol } from './step-up.rules';

const PROVED = new Date('2024-07-24T10:00:00.000Z');
const later = (ms: number) => new Date(PROVED.getTime() + ms);
const QUARTER = PROOF_MINUTES * 60_000;
const user: UserActor = {
  kind: 'user',
  role: 'ADMIN',
  userId: 'u',
  structureId: null,
  programmeId: 'p',
  sessionId: 's',
  provedAt: PROVED,
};
const refused = expect.objectContaining({
  kind: 'forbidden',
  code: 'accounts/proof-needed',
  facts: { minutes: 15 },
});

describe('given somebody who proved who it is', () => {
  test.each([
    ['at once', 0],
    ['a minute later', 60_000],
    ['a millisecond before the quarter of an hour', QUARTER - 1],
  ])('when it acts %s, then nothing is asked', (_, ms) =>
    expect(() => requireFreshProof(user, later(ms))).not.toThrow(),
  );

  test.each([
    ['at the quarter of an hour', QUARTER],
    ['a millisecond later', QUARTER + 1],
    ['a day later', 86_400_000],
  ])('when it acts %s, then it is asked again', (_, ms) =>
    expect(() => requireFreshProof(user, later(ms))).toThrow(refused),
  );
});

describe('given somebody who proved nothing in this sign-in', () => {
  test.each(['ADMIN', 'AGENT', 'LEADER', 'AUDITOR', 'GATE'] as const)('when it is %s, then it is asked', (role) =>
    expect(() => requireFreshProof({ ...user, role, provedAt: null }, PROVED)).toThrow(refused),
  );

  test('when it is the worker or the operator, then nothing is asked', () =>
    expect(() => requireFreshProof({ kind: 'system', name: 'worker', programmeId: null }, PROVED)).not.toThrow());

  test('when it has no account, then it is refused', () => {
    const holder: Actor = { kind: 'holder', groupLeaderId: 'g', structureId: 's', programmeId: 'p' };
    for (const actor of [holder, { kind: 'nobody' } as const])
      expect(() => requireFreshProof(actor, PROVED)).toThrow(refused);
  });
});

describe('given a sign-in whose password was right', () => {
  test.each([
    ['ADMIN', true, null, 'asked'],
    ['ADMIN', false, null, 'to-enrol'],
    ['AGENT', false, null, 'to-enrol'],
    ['AGENT', true, PROVED, 'given'],
    ['LEADER', false, null, 'none'],
    ['LEADER', true, null, 'asked'],
    ['LEADER', true, PROVED, 'given'],
    ['AUDITOR', false, null, 'none'],
    ['AUDITOR', true, null, 'asked'],
    ['GATE', false, null, 'none'],
  ] as const)('when it is %s, enrolled %s, proved %s, then its second factor is %s', (role, enrolled, provedAt, then) =>
    expect(secondFactorOf({ role, enrolled, provedAt })).toBe(then),
  );
});

describe('given somebody who turns on a second factor', () => {
  const old = { ...user, provedAt: null };
  test('when the provider asked who they are under 15 minutes ago, then that is proof enough', () => {
    expect(() => requireProofToEnrol(old, PROVED, later(QUARTER - 1))).not.toThrow();
    expect(() => requireProofToEnrol(old, PROVED, later(QUARTER))).toThrow(refused);
    expect(() => requireProofToEnrol(old, null, PROVED)).toThrow(refused);
  });

  test('when a code or the password was given under 15 minutes ago, then that is', () =>
    expect(() => requireProofToEnrol(user, null, later(QUARTER - 1))).not.toThrow());
});

describe('given how somebody proves it again', () => {
  test.each([
    [true, true, true, 'CODE'],
    [true, false, false, 'CODE'],
    [false, false, true, 'PASSWORD'],
    [false, false, false, 'IDENTITY'],
    [false, true, false, 'IDENTITY'],
    [false, true, true, 'IDENTITY'],
  ] as const)('when enrolled %s, must be %s, with a password %s, then by %s', (enrolled, required, hasPassword, then) =>
    expect(proofOf({ enrolled, required, hasPassword })).toBe(then),
  );
});

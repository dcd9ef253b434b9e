import { describe, expect, test } from 'vitest';
import {
  decideEntry,
  type EntryCase,
  identifiedAt,
  isEmailVerified,
  provedAt,
  requireAcr,
  requireAnotherWayIn,
  secondFactorStands,
} from './oidc.rules';

const nobody: EntryCase = { identity: null, emailVerified: true, account: null, invitationId: null };
const account = { id: 'a', closed: false, linked: false };
const identity = { userId: 'a', disabled: false, accountClosed: false };

describe('Given an identity linked to an account', () => {
  test('when it comes back, then it enters that account whatever its e-mail has become', () => {
    const other = { id: 'b', closed: false, linked: false };
    expect(decideEntry({ ...nobody, identity, emailVerified: false, account: other })).toEqual({
      kind: 'known',
      userId: 'a',
    });
  });

  test('when the identity or its account is closed, then it is refused', () => {
    for (const closed of [{ disabled: true }, { accountClosed: true }])
      expect(() => decideEntry({ ...nobody, identity: { ...identity, ...closed } })).toThrow('accounts/oidc-closed');
  });
});

describe('Given an identity never seen', () => {
  test('when an admin made an account or an invitation for its verified e-mail, then it is linked to that one', () => {
    expect(decideEntry({ ...nobody, account })).toEqual({ kind: 'link', userId: 'a' });
    expect(decideEntry({ ...nobody, invitationId: 'i' })).toEqual({ kind: 'invited', invitationId: 'i' });
  });

  test('when nobody made anything for it, then it gets nothing', () => {
    expect(() => decideEntry(nobody)).toThrow('accounts/oidc-unknown');
  });

  test('when its e-mail is not verified, then neither account nor invitation is looked at', () => {
    const unverified = { ...nobody, emailVerified: false, account, invitationId: 'i' };
    expect(() => decideEntry(unverified)).toThrow('accounts/oidc-email');
  });

  test('when the account is closed or has an identity already, then it is refused', () => {
    expect(() => decideEntry({ ...nobody, account: { ...account, closed: true } })).toThrow('accounts/oidc-closed');
    expect(() => decideEntry({ ...nobody, account: { ...account, linked: true } })).toThrow(
      'accounts/oidc-other-identity',
    );
  });
});

describe('Given what the provider says of an e-mail', () => {
  test.each([
    [true, true, true],
    [null, false, true],
    [false, false, false],
  ])(
    'when email_verified is %s, then it counts: %s by the claim, %s where the provider vouches for all',
    (claim, byClaim, byProvider) => {
      expect(isEmailVerified(claim, 'claim')).toBe(byClaim);
      expect(isEmailVerified(claim, 'provider')).toBe(byProvider);
    },
  );
});

describe('Given the level of assurance', () => {
  test('when it is not one of those asked for, to the letter, then it is refused', () => {
    requireAcr('eidas2', ['eidas1', 'eidas2']);
    for (const acr of [null, '', 'eidas3', 'EIDAS2', 'eidas2 ', 'eidas'])
      expect(() => requireAcr(acr, ['eidas1', 'eidas2'])).toThrow('accounts/oidc-acr');
  });

  test.each([
    ['eidas2', false, false, true],
    ['eidas2', true, false, false],
    ['eidas2', true, true, true],
    ['eidas1', false, true, false],
    [null, false, true, false],
  ])(
    'when acr is %s, own factor %s, vouched %s, then it stands for the second factor: %s',
    (acr, ownFactor, vouched, stands) => {
      expect(secondFactorStands({ acr, secondFactorAcr: ['eidas2'], ownFactor, vouched })).toBe(stands);
    },
  );
});

describe('Given when the provider last asked for the proof', () => {
  const now = new Date('2024-07-26T10:00:00Z');
  test('when it says so, then that is when, never later than now', () => {
    expect(provedAt(new Date('2024-07-26T09:50:00Z'), now)).toEqual(new Date('2024-07-26T09:50:00Z'));
    expect(provedAt(new Date('2024-07-26T10:00:20Z'), now)).toEqual(now);
  });
  test('when it does not, then long ago: what wants a fresh proof asks again', () => {
    expect(provedAt(null, now)).toEqual(new Date('2024-07-25T22:00:00Z'));
  });
});

describe('Given when the provider last asked the person who they are', () => {
  const now = new Date('2024-07-26T10:00:00Z');
  const hour = new Date('2024-07-26T09:00:00Z');
  test.each([
    ['says an hour ago', hour, hour],
    ['says a time to come', new Date('2024-07-26T10:00:20Z'), now],
    ['says nothing, and may have asked nothing', null, null],
  ])('when it %s, then that is what counts', (_, authenticatedAt, then) => {
    expect(identifiedAt(authenticatedAt, now)).toEqual(then);
  });
});

describe('Given what would be left to open an account', () => {
  test('when it is a password or another identity, then one may go; when it is nothing, it may not', () => {
    requireAnotherWayIn({ hasPassword: true, otherIdentities: 0 });
    requireAnotherWayIn({ hasPassword: false, otherIdentities: 1 });
    expect(() => requireAnotherWayIn({ hasPassword: false, otherIdentities: 0 })).toThrow('accounts/last-way-in');
  });
});

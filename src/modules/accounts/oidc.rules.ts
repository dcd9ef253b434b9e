import { DomainError } from '@/platform/errors';

/** The door that leads to the provider; with `?again=1`, somebody signed in proves it anew. */
export const IDENTITY_DOOR = '/api/oidc/start';
export const AGAIN = 'again';

/**
 * Who may enter by an identity provider. An identity is issuer + subject and nothing else; the e-mail serves once, at the
 * first sign-in, to find the account or the invitation that an admin made for that very address. Merely having an identity
 * opens nothing.
 */
export type EntryCase = {
  /** The identity when it is linked already. */
  readonly identity: { readonly userId: string; readonly disabled: boolean; readonly accountClosed: boolean } | null;
  /** The e-mail is there and vouched for. */
  readonly emailVerified: boolean;
  /** The account at that e-mail. */
  readonly account: { readonly id: string; readonly closed: boolean; readonly linked: boolean } | null;
  /** The invitation at that e-mail that can still be used. */
  readonly invitationId: string | null;
};

export type Entry =
  | { readonly kind: 'known'; readonly userId: string }
  | { readonly kind: 'link'; readonly userId: string }
  | { readonly kind: 'invited'; readonly invitationId: string };

/**
 * By which way this identity enters. Throws accounts/oidc-closed (identity, account or structure), -email (not verified),
 * -other-identity (the account has one already), -unknown (nobody made an account or an invitation for that address).
 */
export function decideEntry({ identity, emailVerified, account, invitationId }: EntryCase): Entry {
  if (identity) {
    if (identity.disabled || identity.accountClosed) throw new DomainError('forbidden', 'accounts/oidc-closed');
    return { kind: 'known', userId: identity.userId };
  }
  if (!emailVerified) throw new DomainError('forbidden', 'accounts/oidc-email');
  if (account) {
    if (account.closed) throw new DomainError('forbidden', 'accounts/oidc-closed');
    if (account.linked) throw new DomainError('forbidden', 'accounts/oidc-other-identity');
    return { kind: 'link', userId: account.id };
  }
  if (invitationId) return { kind: 'invited', invitationId };
  throw new DomainError('forbidden', 'accounts/oidc-unknown');
}

/** An address counts when the provider says it verified it; or, where it vouches for all, unless it says it did not. */
export function isEmailVerified(claim: boolean | null, mode: 'claim' | 'provider'): boolean {
  return mode === 'provider' ? claim !== false : claim === true;
}

/** The level of assurance must be one of those asked for, word for word. Throws accounts/oidc-acr. */
export function requireAcr(acr: string | null, accepted: readonly string[]): void {
  if (acr === null || !accepted.includes(acr)) throw new DomainError('forbidden', 'accounts/oidc-acr');
}

export const UNLINK_REASONS = ['IDENTITY_CHANGED', 'OWNER_REQUEST', 'COMPROMISED', 'OTHER'] as const;

/** Nobody shuts themselves out. `otherIdentities` counts those that still open. Throws accounts/last-way-in. */
export function requireAnotherWayIn(left: { readonly hasPassword: boolean; readonly otherIdentities: number }): void {
  if (!left.hasPassword && left.otherIdentities < 1) throw new DomainError('conflict', 'accounts/last-way-in');
}

export type FactorCase = {
  readonly acr: string | null;
  readonly secondFactorAcr: readonly string[];
  /** The account has a second factor of its own. */
  readonly ownFactor: boolean;
  /** This identity was linked by somebody who gave that factor, or before there was one. */
  readonly vouched: boolean;
};

/**
 * Whether the provider's two factors stand for the second factor here. An account that has its own keeps being asked for
 * it until it was given once after the link: an e-mail alone must not open what a code protects.
 */
export function secondFactorStands({ acr, secondFactorAcr, ownFactor, vouched }: FactorCase): boolean {
  return acr !== null && secondFactorAcr.includes(acr) && (vouched || !ownFactor);
}

/** Hours a provider may go on saying yes without asking the person anything. */
const PROVIDER_SESSION_HOURS = 12;

/**
 * When the second factor was given, never in the future. A provider that does not say is believed to have asked long ago:
 * one is in, but what asks for a fresh proof asks again.
 */
export function provedAt(authenticatedAt: Date | null, now: Date): Date {
  const long = now.getTime() - PROVIDER_SESSION_HOURS * 3_600_000;
  return new Date(Math.min(now.getTime(), authenticatedAt?.getTime() ?? long));
}

/**
 * When the provider last asked the person who they are, as it says and never in the future; null when it does not say. That it
 * was told to ask counts for nothing: the request goes through the browser, where it can be struck out.
 */
export function identifiedAt(authenticatedAt: Date | null, now: Date): Date | null {
  return authenticatedAt && new Date(Math.min(now.getTime(), authenticatedAt.getTime()));
}

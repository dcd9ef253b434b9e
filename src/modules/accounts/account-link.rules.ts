/** The links about one's own account, as the database names them. */
export const LINK_KINDS = ['PASSWORD_RESET', 'EMAIL_CHANGE', 'EMAIL_STOP'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Minutes each kind of link lives: an hour for a password, a day to confirm an address, a week to stop it. */
export const LINK_MINUTES = {
  PASSWORD_RESET: 60,
  EMAIL_CHANGE: 24 * 60,
  EMAIL_STOP: 7 * 24 * 60,
} as const satisfies Record<LinkKind, number>;

/** Where each kind of link opens; the token follows. */
export const LINK_PATHS = {
  PASSWORD_RESET: '/mot-de-passe',
  EMAIL_CHANGE: '/adresse/confirmer',
  EMAIL_STOP: '/adresse/refuser',
} as const satisfies Record<LinkKind, string>;

/** Links of one kind an account is sent in an hour at most: a mailbox cannot be flooded through us. */
export const LINKS_AN_HOUR = 5;

type LinkDates = { readonly usedAt: Date | null; readonly expiresAt: Date };

/** A link serves once, before its end. What replaces a link marks it used. */
export function linkIsOpen(link: LinkDates, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt;
}

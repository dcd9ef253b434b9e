/** The day docs/security.md was last read again from end to end; moved on at each release. */
export const REVIEWED_ON = '2026-11-21';

/** RFC 9116 recommends less than a year: a file that nobody renews says so by itself. */
const VALID_DAYS = 330;
const DAY = 24 * 3_600_000;

/** When the file stops being true: a rule from the day of the last review, so that an old build cannot pretend to be fresh. */
export function expiresAt(reviewedOn: string): Date {
  return new Date(Date.parse(`${reviewedOn}T00:00:00Z`) + VALID_DAYS * DAY);
}

/** Whole days of validity left at `now`; negative when it is over. */
export function daysLeft(reviewedOn: string, now: Date): number {
  return Math.floor((expiresAt(reviewedOn).getTime() - now.getTime()) / DAY);
}

export type SecurityContact = {
  /** A mailto: or https: address. */
  readonly contact: string;
  readonly appUrl: string;
  readonly reviewedOn: string;
};

/** The file of RFC 9116: where to tell of a weakness, until when this holds, in which languages, where it stands. */
export function securityTxt({ contact, appUrl, reviewedOn }: SecurityContact): string {
  const { origin } = new URL(appUrl);
  const fields = [
    ['Contact', contact],
    ['Expires', expiresAt(reviewedOn).toISOString()],
    ['Preferred-Languages', 'fr, en'],
    ['Canonical', `${origin}/.well-known/security.txt`],
    ['Policy', `${origin}/signaler-une-faille`],
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('');
}

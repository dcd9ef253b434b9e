/** What is counted: who knocks (address, account, user) or what is knocked at (link). */
export type CountedBy = 'address' | 'email' | 'link' | 'user';

export type ThrottleLimit = {
  readonly by: CountedBy;
  /** How many in `seconds`; the one after is refused until the window ends. */
  readonly points: number;
  readonly seconds: number;
  /** The command it stands before: the refusal is in the trail under its name. */
  readonly action: string;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Every limit of the product, on one page. By address the limits are wide: a town hall, a school or the mobile network around
 * a stadium share one. What protects an account is the limit on the account.
 */
export const THROTTLE_RULES = {
  // A right password gives its point back, and clears the account.
  'sign-in-account': { by: 'email', points: 10, seconds: 15 * MINUTE, action: 'accounts/sign-in' },
  'sign-in-address': { by: 'address', points: 100, seconds: 15 * MINUTE, action: 'accounts/sign-in' },
  // Each sign-in by an identity provider knocks twice: going there, coming back.
  'identity-address': { by: 'address', points: 600, seconds: 15 * MINUTE, action: 'accounts/sign-in-by-identity' },
  // Six digits, three of which are right at any moment: 10 tries in 15 minutes find one in about a year.
  'code-account': { by: 'user', points: 10, seconds: 15 * MINUTE, action: 'accounts/give-code' },
  'reset-account': { by: 'email', points: 3, seconds: HOUR, action: 'accounts/ask-reset' },
  'reset-address': { by: 'address', points: 30, seconds: HOUR, action: 'accounts/ask-reset' },
  // Links of 256 bits are not found by trying; these keep one visitor from wearing the server out.
  'account-link-address': { by: 'address', points: 120, seconds: 10 * MINUTE, action: 'accounts/open-link' },
  'claim-open-address': { by: 'address', points: 1_200, seconds: 10 * MINUTE, action: 'claims/open' },
  'claim-open-link': { by: 'link', points: 120, seconds: 10 * MINUTE, action: 'claims/open' },
  'claim-take-address': { by: 'address', points: 600, seconds: 10 * MINUTE, action: 'claims/take' },
  'claim-take-link': { by: 'link', points: 60, seconds: 10 * MINUTE, action: 'claims/take' },
  // A proof is drawn again when it is asked for.
  'draw-open-address': { by: 'address', points: 600, seconds: 10 * MINUTE, action: 'allocation/published-draw' },
  'draw-proof-address': { by: 'address', points: 120, seconds: 10 * MINUTE, action: 'allocation/published-proof' },
  'upload-user': { by: 'user', points: 60, seconds: HOUR, action: 'imports/upload' },
  'export-user': { by: 'user', points: 60, seconds: HOUR, action: 'attendance/export' },
  // Not a limit of requests but of lines: how many refused ones the trail tells of one address.
  'refused-address': { by: 'address', points: 20, seconds: 10 * MINUTE, action: 'doors/refuse' },
} as const satisfies Record<string, ThrottleLimit>;

export type ThrottleRule = keyof typeof THROTTLE_RULES;

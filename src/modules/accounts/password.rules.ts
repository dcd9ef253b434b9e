import { DomainError } from '@/platform/errors';
import { fold, guessesOf, type Part, type PartKind } from './password-guesses.rules';

/** Characters of a password, counted as a person counts them: composed (NFC), whatever bytes they take. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 128;
/** Below 10^8 guesses a password is common or built of the person's own words, however long it is. */
const GUESSABLE = 8;
const SCORES = [6, 8, 11, 14] as const;

export const PASSWORD_FAULTS = ['too-short', 'too-long', 'common', 'personal'] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** What the password may not be built of: see `wordsAbout`. */
export type PersonalWords = readonly string[];

/** How many characters a password has. */
export function passwordLength(password: string): number {
  return [...password.normalize('NFC')].length;
}

/**
 * The words that belong to a person or to this place, folded: of the name, of the e-mail address, of the structure and of
 * the city's own signature, and the product's name. Words of less than three letters are left out.
 */
export function wordsAbout(...texts: readonly (string | null | undefined)[]): PersonalWords {
  const words = texts.flatMap((text) => {
    const whole = fold(text ?? '');
    return [...whole.split(/[^\p{L}\p{N}]+/u), whole.replaceAll(/[^\p{L}\p{N}]+/gu, '')];
  });
  return [...new Set(['gradins', ...words])].filter((word) => word.length >= 3);
}

const has = (parts: readonly Part[], ...kinds: readonly PartKind[]): boolean =>
  parts.some((part) => kinds.includes(part.kind));

/** Why a password is refused, or null when it may be taken. There is no rule on kinds of characters. */
export function passwordFault(password: string, about: PersonalWords): PasswordFault | null {
  const length = passwordLength(password);
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  const { power, parts } = guessesOf(password, new Set(about));
  if (power >= GUESSABLE) return null;
  return has(parts, 'personal') ? 'personal' : 'common';
}

/** Throws accounts/password-too-short, -too-long, -common or -personal, with the counts that the sentence cites. */
export function requireGoodPassword(password: string, about: PersonalWords): void {
  const fault = passwordFault(password, about);
  if (fault === null) return;
  const length = passwordLength(password);
  const facts = { length, min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD, missing: SHORTEST_PASSWORD - length };
  throw new DomainError('invalid', `accounts/password-${fault}`, facts);
}

export type Advice = PasswordFault | 'run' | 'repeated' | 'words' | 'more' | 'good' | 'strong';
/** `score` 0 (guessed at once) to 4 (very hard to guess); `advice` names the one sentence to show. */
export type Strength = { readonly score: 0 | 1 | 2 | 3 | 4; readonly advice: Advice };

function adviceFor(score: number, parts: readonly Part[]): Advice {
  if (score >= 4) return 'strong';
  if (score === 3) return 'good';
  if (has(parts, 'run')) return 'run';
  if (has(parts, 'again', 'sameSign')) return 'repeated';
  return has(parts, 'common') ? 'words' : 'more';
}

/** How well a password would stand, shown while it is typed; a refused one never scores above 1. */
export function passwordStrength(password: string, about: PersonalWords): Strength {
  const { power, parts } = guessesOf(password, new Set(about));
  const reached = SCORES.filter((power10) => power >= power10).length;
  const fault = passwordFault(password, about);
  if (fault === null) return { score: reached as Strength['score'], advice: adviceFor(reached, parts) };
  return { score: Math.min(reached, 1) as Strength['score'], advice: fault };
}

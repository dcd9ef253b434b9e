import { DomainError } from '@/platform/errors';

/** The audience a structure serves; statistics go by it (rule 12). */
export const PUBLICS = [
  'SOCIAL',
  'YOUTH',
  'SPORT',
  'DISABILITY',
  'SENIORS',
  'CULTURE',
  'NEIGHBOURHOOD',
  'INTEGRATION',
  'SOLIDARITY',
  'OTHER',
] as const;
export type Public = (typeof PUBLICS)[number];

/** Words of bare letters and digits, one space between: most of the names of a long list. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * The key lists are sorted and searched by: upper case, no accents, one space between words, so that Élan stands
 * beside ELAN, PRUD'HOMME beside PRUD’HOMME and Saint-Denis beside SAINT DENIS.
 */
export function sortKey(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Sort key of a person: last name first. */
export function personSortKey(lastName: string, firstName: string): string {
  return `${sortKey(lastName)} ${sortKey(firstName)}`.trim();
}

/**
 * Rule 8: claim links are bound to an address, so one address has one spelling: trimmed, lower case, composed.
 * Throws `structures/bad-email`; the facts do not repeat what was typed.
 */
export function normaliseEmail(typed: string): string {
  const email = typed
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .trim()
    .toLowerCase();
  const wellFormed = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]{2,}$/u.test(email);
  if (!wellFormed || email.length > 254 || email.includes('..'))
    throw new DomainError('invalid', 'structures/bad-email');
  return email;
}

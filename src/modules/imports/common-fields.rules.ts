import { normaliseEmail } from '@/modules/structures/structure.rules';
import { DomainError } from '@/platform/errors';
import { doubtful, type Field, good, wrong } from './field.rules';
import { compact, likelySessionCode, normaliseSessionCode, sessionCodeWithin } from './text.rules';

const YES = new Set(
  'o,oui,y,yes,x,1,v,vrai,true,ok,pmr,ufr,psh,fauteuil,fauteuilroulant,enfauteuil,wheelchair,handicap,handicape,handicapee,si'.split(
    ',',
  ),
);
const NO = new Set('n,non,no,0,f,faux,false,aucun,aucune,neant,sans,na,nc,standard,valide,pasdefauteuil'.split(','));

/** Yes or no in the ways people write it; null when it is neither. A tick is a yes, a dash or nothing a no. */
export function parseYesNo(text: string): boolean | null {
  // #N/A is the error of a formula, not « n/a ».
  if (text.startsWith('#')) return null;
  const word = compact(text);
  if (word === '') return /[✓✔☑✗✘☒♿]/u.test(text) ? !/[✗✘☐]/u.test(text) : /^[-–—/.]+$/.test(text) ? false : null;
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

const CODE_SYNONYMS = [
  'session_code',
  'code session',
  'code de session',
  'session',
  'code',
  'code épreuve',
  'code de la session',
  'code événement',
  'code compétition',
  'n° session',
  'numéro de session',
  'session id',
  'event code',
];

/** The code of a session of the programme, looked up when the context has them. */
export const sessionCodeField: Field = {
  name: 'sessionCode',
  required: true,
  synonyms: CODE_SYNONYMS,
  looks: (text) => /^[a-z]{2,4}[\s-]?\d{1,3}$/i.test(text),
  unmistakable: true,
  parse(text, { sessionCodes }) {
    const code = normaliseSessionCode(text);
    if (code !== null && (sessionCodes === undefined || sessionCodes.has(code))) return good(code);
    const within = sessionCodes && sessionCodeWithin(text, sessionCodes);
    if (within) return good(within);
    const meant = sessionCodes && likelySessionCode(text, sessionCodes);
    if (code === null && !meant) return wrong('bad-session-code');
    return wrong('unknown-session', {}, meant ?? undefined);
  },
};

/** The code of a session this very file brings. */
export const newSessionCodeField: Field = {
  ...sessionCodeField,
  name: 'code',
  parse(text) {
    const code = normaliseSessionCode(text);
    return code === null ? wrong('bad-session-code') : good(code);
  },
};

/** The address somebody meant: a space too many, a comma for a dot, a doubled @. Undefined when that makes none. */
function likelyEmail(text: string): string | undefined {
  const meant = text
    .replace(/[\s<>"']/g, '')
    .replaceAll(',', '.')
    .replace(/@+/g, '@')
    .replace(/^[.;:]+|[.;:]+$/g, '')
    .replace(/\.{2,}/g, '.');
  return readEmail(meant) ?? undefined;
}

function readEmail(text: string): string | null {
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** RFC 5321. A longer text is not looked into: a cell may hold 32,767 signs. */
const LONGEST_EMAIL = 254;

/** An e-mail address that may be missing: one that cannot be written to is left out, with a warning. */
export function optionalEmail(name: string): Field {
  return {
    name,
    required: false,
    unmistakable: true,
    synonyms: [
      'e-mail',
      'mail',
      'courriel',
      'adresse e-mail',
      'adresse mail',
      'adresse électronique',
      'email address',
      'mél',
      'contact',
      'email contact',
      'mail contact',
      'contact email',
    ],
    looks: (text) => text.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text),
    parse(text) {
      const typed = text.replace(/^mailto:/i, '');
      const email = readEmail(typed);
      return email === null ? doubtful(null, 'bad-email', {}, likelyEmail(typed)) : good(email);
    },
  };
}

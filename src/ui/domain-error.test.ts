import { describe, expect, it } from 'vitest';
import { type ErrorTranslator, errorMessage } from './domain-error';

const words: Record<string, string> = {
  'tickets.errors.cutoff-passed': 'Fermé depuis {cutoff}',
  'common.errors.conflict': 'Quelqu’un a modifié cela',
  'common.errors.unauthenticated': 'Session terminée',
  'common.errors.unknown': 'Panne',
};
const t: ErrorTranslator = Object.assign(
  (key: string, values: Record<string, string | number> = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  { has: (key: string) => key in words },
);

const tell = (instant: Date) => `le ${instant.getUTCDate()}`;

describe('errorMessage', () => {
  it('given a fact that is an instant, it is told as a date', () => {
    const facts = { cutoff: '48 h', cutoffAt: '2024-08-01T08:00:00.000Z' };
    const dated: ErrorTranslator = Object.assign(
      (_: string, values: Record<string, string | number> = {}) => String(values.cutoffAt),
      { has: () => true },
    );
    const error = { data: { domain: { code: 'tickets/cutoff-passed', kind: 'conflict', facts } } };
    expect(errorMessage(dated, error, tell)).toBe('le 1');
  });
  it('given a domain error, it is told in the words of its room with its facts', () => {
    const error = { data: { domain: { code: 'tickets/cutoff-passed', kind: 'conflict', facts: { cutoff: '19 h' } } } };
    expect(errorMessage(t, error, tell)).toBe('Fermé depuis 19 h');
  });
  it('given a code without words, the kind is told', () => {
    expect(errorMessage(t, { data: { domain: { code: 'tickets/new', kind: 'conflict', facts: {} } } }, tell)).toBe(
      'Quelqu’un a modifié cela',
    );
  });
  it('given an ended session, it says to sign in again', () => {
    expect(errorMessage(t, { data: { code: 'UNAUTHORIZED' } }, tell)).toBe('Session terminée');
  });
  it('given anything else, nothing of the error is shown', () => {
    expect(errorMessage(t, new Error('relation "ticket" does not exist'), tell)).toBe('Panne');
  });
});

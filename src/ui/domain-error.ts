'use client';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useFormat } from './use-format';

type Facts = Record<string, string | number>;
/** The part of a translator this needs; keys come from the server, so they cannot be checked when compiling. */
export type ErrorTranslator = { (key: string, values?: Facts): string; has(key: string): boolean };
type DomainFault = { code: string; kind: string; facts: Facts };

const BY_STATUS: Record<string, string> = {
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  BAD_REQUEST: 'invalid',
  CONFLICT: 'conflict',
  TOO_MANY_REQUESTS: 'too-many',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function dataOf(error: unknown): Record<string, unknown> {
  return isRecord(error) && isRecord(error.data) ? error.data : {};
}

/** The domain fault a tRPC error carries, or null when it carries none. */
export function domainFault(error: unknown): DomainFault | null {
  const { domain } = dataOf(error);
  if (!isRecord(domain) || typeof domain.code !== 'string') return null;
  const facts = isRecord(domain.facts) ? domain.facts : {};
  const readable = Object.entries(facts).map(([key, value]) => [
    key,
    typeof value === 'number' ? value : String(value ?? ''),
  ]);
  return { code: domain.code, kind: String(domain.kind ?? ''), facts: Object.fromEntries(readable) };
}

/** Where the words of a refusal stand: `tickets/cutoff-passed` under `tickets.errors.cutoff-passed`. */
export function errorKey(code: string): string {
  const [namespace, ...rest] = code.split('/');
  return `${namespace}.errors.${rest.join('-')}`;
}

/** Facts whose name ends in `At` are ISO instants: told as dates, in the reader's words. */
export function withDates(facts: Facts, tell: (instant: Date) => string): Facts {
  const told = Object.entries(facts).map(([key, value]) => [
    key,
    key.endsWith('At') && value !== '' ? tell(new Date(value)) : value,
  ]);
  return Object.fromEntries(told);
}

/**
 * What a refused or failed call means, in words for people: never a stack, a code or an English server message.
 * `tell` writes an instant in the reader's language and the programme's zone.
 */
export function errorMessage(t: ErrorTranslator, error: unknown, tell: (instant: Date) => string): string {
  const fault = domainFault(error);
  if (fault) {
    const key = errorKey(fault.code);
    if (t.has(key)) return t(key, withDates(fault.facts, tell));
    if (t.has(`common.errors.${fault.kind}`)) return t(`common.errors.${fault.kind}`);
  }
  const named = BY_STATUS[String(dataOf(error).code)];
  if (named) return t(`common.errors.${named}`);
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  return t(offline ? 'common.errors.offline' : 'common.errors.unknown');
}

/** `const say = useDomainError(); say(mutation.error)` gives the sentence to show. */
export function useDomainError(): (error: unknown) => string {
  const t = useTranslations() as unknown as ErrorTranslator;
  const { dateTime } = useFormat();
  return useCallback((error: unknown) => errorMessage(t, error, dateTime), [t, dateTime]);
}

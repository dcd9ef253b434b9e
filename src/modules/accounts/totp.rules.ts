import { DomainError } from '@/platform/errors';

/** A code lasts 30 seconds: its number since 1970 is its step. */
export const STEP_SECONDS = 30;
export const CODE_DIGITS = 6;
/** Steps before and after the present one whose code is taken too: phones and people are a little late, or early. */
const WINDOW = 1;

/** The step of an instant. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / (STEP_SECONDS * 1000));
}

/** The steps whose code is right at `now`: the present one, the one before and the one after. */
export function stepsAround(now: Date): number[] {
  const step = stepOf(now);
  return [step, step - WINDOW, step + WINDOW];
}

/** Six digits, however they were grouped ("123 456"); null when it is something else. */
export function typedCode(text: string): string | null {
  const digits = text.replaceAll(/[\s\u2009\u202f.-]/g, '');
  return new RegExp(`^\\d{${CODE_DIGITS}}$`).test(digits) ? digits : null;
}

/**
 * The step that a given code serves. `matching`: the steps around now whose code it is; `lastStep`: the last one that
 * served. A step never serves twice, and none before it. Throws accounts/wrong-code, accounts/code-used.
 */
export function acceptStep(matching: readonly number[], lastStep: number | null): number {
  const fresh = matching.filter((step) => lastStep === null || step > lastStep);
  const [step] = fresh.toSorted((a, b) => a - b);
  if (step !== undefined) return step;
  if (matching.length > 0) throw new DomainError('conflict', 'accounts/code-used', { seconds: STEP_SECONDS });
  throw new DomainError('forbidden', 'accounts/wrong-code');
}

/** The step whose code can be given next: the present one, or the one after when the present one has served. */
export function nextStep(now: Date, lastStep: number | null): number {
  const step = stepOf(now);
  return lastStep === null ? step : Math.min(Math.max(step, lastStep + 1), step + WINDOW);
}

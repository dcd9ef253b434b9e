import { DomainError } from './errors';

/** Stops a command whose policy said no. Throws `forbidden` with `common/forbidden` unless a more telling code is given. */
export function authorize(allowed: boolean, code = 'common/forbidden'): asserts allowed {
  if (!allowed) throw new DomainError('forbidden', code);
}

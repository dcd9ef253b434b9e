import type { Messages } from 'next-intl';
import { type Namespace, namespaces } from './namespaces';

/**
 * The messages a room sends to the browser: its own namespaces, `common`, `ui`, and of all others the `errors` only
 * (any procedure may refuse with another namespace's code).
 */
export function pickMessages(all: Messages, wanted: readonly Namespace[]): Messages {
  const whole = new Set<Namespace>(['common', 'ui', ...wanted]);
  const picked = namespaces.map((name) => [name, whole.has(name) ? all[name] : errorsOf(all[name])] as const);
  return Object.fromEntries(picked) as unknown as Messages;
}

function errorsOf(messages: object): { errors: unknown } {
  return { errors: 'errors' in messages ? messages.errors : {} };
}

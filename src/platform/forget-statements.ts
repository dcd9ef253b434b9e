import { Debug as clientDebug } from '@prisma/client/runtime/client';
import { Debug as adapterDebug } from '@prisma/driver-adapter-utils';

/** How many of its last lines for debugging Prisma keeps, printed or not: the client its own, the adapter its own. */
const KEPT = 100;

function silent(debug: typeof clientDebug | typeof adapterDebug): () => void {
  const line = debug('gradins:forget');
  line.log = () => undefined;
  return () => line('');
}
const lines = [silent(clientDebug), silent(adapterDebug)];

/**
 * Among the lines that Prisma keeps are the last statements with all their values: after bulk work, tens of megabytes and the
 * names of a whole list. Empty lines take their place.
 */
export function forgetStatements(): void {
  for (const line of lines) for (let i = 0; i < KEPT; i += 1) line();
}

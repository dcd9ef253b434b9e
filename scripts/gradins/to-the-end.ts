import { applyImport, runImport } from '../../src/modules/imports/apply-import';
import { checkImport } from '../../src/modules/imports/check-import';
import { readImport } from '../../src/modules/imports/import.queries';
import type { SystemActor } from '../../src/platform/actor';

const POLL_MS = 20;

export type FoundImport = Awaited<ReturnType<typeof readImport>>;

/** Works at it here, or waits for the worker that already does. */
async function untilPast(
  operator: SystemActor,
  importId: string,
  busy: readonly string[],
  work: () => Promise<void>,
): Promise<FoundImport> {
  for (;;) {
    await work();
    const found = await readImport(operator, { importId });
    if (!busy.includes(found.state)) return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** An uploaded file, checked: READY or REFUSED. */
export const checkToTheEnd = (operator: SystemActor, importId: string): Promise<FoundImport> =>
  untilPast(operator, importId, ['UPLOADED', 'CHECKING'], () => checkImport(importId));

/** A checked import, applied as it was shown: APPLIED or FAILED. */
export async function applyToTheEnd(operator: SystemActor, checked: FoundImport): Promise<FoundImport> {
  await applyImport(operator, { importId: checked.id, version: checked.version });
  return untilPast(operator, checked.id, ['APPLYING'], () => runImport(checked.id));
}

import type { z } from 'zod';
import type { Actor } from '@/platform/actor';
import { codedInput } from '@/platform/coded-input';
import { command, query } from '@/platform/command';
import type { ExportCell, ExportSheet } from '@/platform/exports';
import { trailScope } from './audit.queries';
import { type TrailLine, trailFilters, trailInput } from './audit.schema';
import { countTrail, trailLines } from './trail-lines';

const PAGE = 2_000;
/** More lines than any trail has. */
const ALL = 1_000_000_000;

export const TRAIL_COLUMNS = [
  'line',
  'at',
  'actor',
  'role',
  'action',
  'outcome',
  'code',
  'subjectType',
  'subjectId',
  'structureId',
  'reason',
  'facts',
] as const;

const cellsOf = (line: TrailLine): ExportCell[] => {
  const { id, at, actor, role, action, outcome, code, subjectType, subjectId, structureId, reason, facts } = line;
  const subject = [subjectType, subjectId, structureId];
  return [id, at.toISOString(), actor, role, action, outcome, code, ...subject, reason, JSON.stringify(facts)];
};

/** A line for the trail that leaves: how many lines, and by which filters. Throws `common/forbidden`. */
export const recordTrailExport = command('audit/export', trailFilters, async ({ tx, actor, trail }, input) => {
  const filters = codedInput(trailFilters, input);
  trail({ facts: filters });
  const scope = await trailScope(tx, actor);
  const rows = await countTrail(tx, input, scope, ALL);
  trail({ subject: ['programme', scope.programmeId], facts: { ...filters, rows } });
});

const readPage = query('audit/export-lines', trailInput, async ({ tx, actor }, { before, after: _after, ...input }) => {
  const scope = await trailScope(tx, actor);
  return trailLines(tx, input, scope, { before, limit: PAGE }, false);
});

/** All lines the filters leave, the latest first, codes and ids only, whoever asks; dates in UTC, as they are sealed. */
export async function trailSheet(
  actor: Actor,
  input: z.input<typeof trailFilters>,
  label: (key: string) => string,
): Promise<ExportSheet> {
  await recordTrailExport(actor, input);
  const filters = trailFilters.parse(input);
  async function* pages() {
    for (let before: string | undefined; ; ) {
      const lines = await readPage(actor, { ...filters, ...(before && { before }) });
      if (lines.length === 0) return;
      yield lines.map(cellsOf);
      before = lines.at(-1)?.id;
    }
  }
  return { name: label('trail'), columns: TRAIL_COLUMNS.map(label), pages: pages() };
}

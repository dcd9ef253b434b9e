import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayVerifyDraw } from './allocation.policy';
import { drawRules } from './draw.schema';
import { rulesFingerprint } from './draw-fingerprint.rules';
import { type RecordedDraw, readDraw } from './draw-record';
import { type FigureKey, type FigureLine, keyOf } from './draw-study.rules';
import { compareDrawsInput } from './draw-study.schema';
import { drawnFigures, whenDrawn } from './drawn-figures';
import type { Part } from './part.rules';

async function compared(tx: Tx, draw: RecordedDraw) {
  const { id, seed, state, committed, inputHash, input } = draw;
  const { quotas, ...rules } = input.rules;
  return {
    ...{ id, seed, state, committed, inputHash, rules, quotas: quotas.length },
    rulesHash: rulesFingerprint(input.rules),
    /** Tells whether two draws had the same quotas. */
    quotasHash: rulesFingerprint({ ...drawRules.parse({}), quotas }),
    ...(await whenDrawn(tx, draw)),
    lines: await drawnFigures(tx, draw),
  };
}

/** One figure of several draws; null where a draw has none of it. */
export type ComparedFigure = { readonly key: FigureKey; readonly parts: readonly (Part | null)[] };

/** A row for each figure that any of the draws has: overall first, then publics, then districts. */
function sideBySide(draws: readonly { readonly lines: readonly FigureLine[] }[]): readonly ComparedFigure[] {
  const byKey = draws.map(({ lines }) => new Map(lines.map((line) => [keyOf(line), line])));
  const all = new Map(draws.flatMap(({ lines }) => lines.map((line) => [keyOf(line), line] as const)));
  const partOf = (line: FigureLine | undefined): Part | null => line ?? null;
  return [...all].map(([name, { part: _, of: __, ...key }]) => ({
    key,
    parts: byKey.map((lines) => {
      const found = partOf(lines.get(name));
      return found && { part: found.part, of: found.of };
    }),
  }));
}

/**
 * Up to four draws side by side, in the order asked for: figures, seeds, and the rules of each. For whoever may verify
 * them. Throws `allocation/draw-not-found`.
 */
export const compareDraws = query('allocation/compare-draws', compareDrawsInput, async ({ tx, actor }, { drawIds }) => {
  const draws: Awaited<ReturnType<typeof compared>>[] = [];
  for (const id of new Set(drawIds)) {
    const draw = await readDraw(tx, id);
    if (!mayVerifyDraw(actor, draw)) throw new DomainError('not-found', 'allocation/draw-not-found');
    draws.push(await compared(tx, draw));
  }
  return {
    draws: draws.map(({ lines: _, ...draw }) => draw),
    figures: sideBySide(draws),
    sameRules: new Set(draws.map(({ rulesHash }) => rulesHash)).size === 1,
    /** False with the same rules: what was asked or free moved between them, so that chance is not all that differs. */
    sameInput: new Set(draws.map(({ inputHash }) => inputHash)).size === 1,
  };
});

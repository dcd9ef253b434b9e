import type { DrawDemand, SeedlessInput } from './draw-input.rules';
import { drawOrder } from './draw-order.rules';
import { sha256Hex } from './sha256.rules';

/**
 * Pseudonyms of structures: S0001 and on, by their place in the order of SHA-256(salt, id). They say nothing of the
 * name or the id, cannot be chosen, and whoever holds ids and salt can derive them again.
 */
export function codesFor(ids: readonly string[], salt: string): ReadonlyMap<string, string> {
  const hashed = ids.map((id) => ({ id, hash: sha256Hex(JSON.stringify(['gradins/code/1', salt, id])) }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const digits = Math.max(4, String(ids.length).length);
  return new Map(hashed.map(({ id }, place) => [id, `S${String(place + 1).padStart(digits, '0')}`]));
}

/** The number of each demand in proofs, from 1, in the draw's own order: `numbers[d]` is that of `input.demands[d]`. */
export function demandNumbers(input: SeedlessInput): Int32Array {
  const numbers = new Int32Array(input.demands.length);
  drawOrder(input).demands.forEach((d, place) => {
    numbers[d] = place + 1;
  });
  return numbers;
}

/** The id a demand has in proofs: its number, with zeros before it so that the order of text is that of numbers. */
export const numberedId = (number: number): string => String(number).padStart(8, '0');

/**
 * The same input with pseudonyms alone: structures and sessions have their code for id, demands their number. A draw
 * from it with the same seed gives the same seats to the same wishes. A session that is not drawn has no code.
 */
export function pseudonymised(input: SeedlessInput): SeedlessInput {
  const { demands: order } = drawOrder(input);
  const structureCode = new Map(input.structures.map(({ id, code }) => [id, code]));
  const sessionCode = new Map(input.sessions.map(({ id, code }) => [id, code]));
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
  const quotas = input.rules.quotas.map((quota) => ({
    ...quota,
    of:
      quota.of.structureId === undefined
        ? quota.of
        : { ...quota.of, structureId: structureCode.get(quota.of.structureId) ?? '' },
    on:
      quota.on.sessionId === undefined
        ? quota.on
        : { ...quota.on, sessionId: sessionCode.get(quota.on.sessionId) ?? '' },
  }));
  return {
    rules: { ...input.rules, quotas },
    structures: input.structures.map((structure) => ({ ...structure, id: structure.code })).sort(byCode),
    sessions: input.sessions.map((session) => ({ ...session, id: session.code })).sort(byCode),
    demands: Array.from(order, (d, place) => {
      const demand = input.demands[d] as DrawDemand;
      return {
        ...demand,
        id: numberedId(place + 1),
        structureId: structureCode.get(demand.structureId) ?? '',
        sessionId: sessionCode.get(demand.sessionId) ?? '',
      };
    }),
  };
}

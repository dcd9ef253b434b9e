import type { DrawDemand, DrawInput, DrawRules, DrawSession, DrawStructure } from './draw-input.rules';

const HOUR = 3_600_000;
export const session = (id: string, standard: number, hour = 0, wheelchair = 0, companion = 0): DrawSession => ({
  id,
  code: id,
  competition: 'OLYMPIC',
  startsAt: new Date(hour * HOUR).toISOString(),
  endsAt: new Date((hour + 3) * HOUR).toISOString(),
  free: { standard, wheelchair, companion },
});
export const structure = (id: string, over: Partial<DrawStructure> = {}): DrawStructure => ({
  id,
  code: id,
  public: 'OTHER',
  district: null,
  members: null,
  tags: [],
  weight: 1,
  ...over,
});
export const demand = (
  id: string,
  structureId: string,
  sessionId: string,
  over: Partial<DrawDemand> = {},
): DrawDemand => {
  const size = over.size ?? 1;
  const quantity = over.quantity ?? 1;
  return {
    id,
    structureId,
    sessionId,
    rank: 1,
    size,
    quantity,
    need: { standard: size * quantity, wheelchair: 0, companion: 0 },
    ...over,
  };
};
export const noCaps = { seatsPerStructure: null, seatsPerTurn: null, sharePercent: null, seatsPerHead: null };
export const plainRules: DrawRules = {
  caps: noCaps,
  quotas: [],
  weights: { base: 1, servedBefore: 0, declined: 0, noShow: 0, tag: 0 },
  improve: false,
};
export const rules = (over: Partial<DrawRules>): DrawRules => ({ ...plainRules, ...over });

/** The structures that the demands name and are not described weigh 1. */
export const input = (over: Partial<DrawInput>): DrawInput => {
  const described = over.structures ?? [];
  const known = new Set(described.map(({ id }) => id));
  const named = [...new Set((over.demands ?? []).map(({ structureId }) => structureId))].filter((id) => !known.has(id));
  return {
    seed: 'seed',
    demands: [],
    sessions: [],
    rules: plainRules,
    ...over,
    structures: [...described, ...named.map((id) => structure(id))],
  };
};

import type { DrawDemand, DrawInput, DrawSession } from './draw-input.rules';

const HOUR = 3_600_000;
export const session = (id: string, standard: number, hour = 0, wheelchair = 0, companion = 0): DrawSession => ({
  id,
  startsAt: new Date(hour * HOUR),
  endsAt: new Date((hour + 3) * HOUR),
  free: { standard, wheelchair, companion },
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
export const noCaps = { seatsPerStructure: null, seatsPerTurn: null, sharePercent: null };
export const input = (over: Partial<DrawInput>): DrawInput => ({
  seed: 'seed',
  demands: [],
  sessions: [],
  structures: [],
  caps: noCaps,
  ...over,
});

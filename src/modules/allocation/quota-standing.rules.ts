import type { Quota, SeedlessInput } from './draw-input.rules';
import type { QuotaTold } from './draw-rules/draw-rules.rules';
import { isCounted, isOn, settleQuotas, UNLIMITED } from './quota.rules';

/** What a quota asks of a draw in seats, and what those it counts got on the sessions it is on. */
export type QuotaStanding = {
  readonly quota: Quota;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly got: number;
};

/** The quotas of a draw in order of id. `seatsOf`: seats that a demand got, by its id. */
export function quotaStandings(input: SeedlessInput, seatsOf: (demandId: string) => number): readonly QuotaStanding[] {
  const structures = new Map(input.structures.map((one) => [one.id, one]));
  const sessions = new Map(input.sessions.map((one) => [one.id, one]));
  const quotas = new Map(input.rules.quotas.map((quota) => [quota.id, quota]));
  return settleQuotas(input.rules.quotas, input.structures, input.sessions).map(({ id, minimum, maximum }) => {
    const quota = quotas.get(id) as Quota;
    const got = input.demands.reduce((sum, demand) => {
      const [structure, session] = [structures.get(demand.structureId), sessions.get(demand.sessionId)];
      const counted = structure && session && isCounted(quota.of, structure) && isOn(quota.on, session);
      return counted ? sum + seatsOf(demand.id) : sum;
    }, 0);
    return {
      quota,
      minimum: quota.minimum ? minimum : null,
      maximum: quota.maximum && maximum !== UNLIMITED ? maximum : null,
      got,
    };
  });
}

/** A quota of a draw as its page tells it: the structure by the code that the proof has for it. */
export function quotaTold({ of, on, minimum, maximum }: Quota, { structures, sessions }: SeedlessInput): QuotaTold {
  const inSeats = (limit: Quota['minimum']) => (limit && 'seats' in limit ? limit.seats : null);
  const inPercent = (limit: Quota['minimum']) => (limit && 'percent' in limit ? limit.percent : null);
  return {
    public: of.public ?? null,
    district: of.district ?? null,
    tag: of.tag ?? null,
    structure: of.structureId ? (structures.find(({ id }) => id === of.structureId)?.code ?? '') : null,
    session: on.sessionId ? (sessions.find(({ id }) => id === on.sessionId)?.code ?? '') : null,
    competition: on.competition ?? null,
    minimumSeats: inSeats(minimum),
    minimumPercent: inPercent(minimum),
    maximumSeats: inSeats(maximum),
    maximumPercent: inPercent(maximum),
  };
}

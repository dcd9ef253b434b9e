import { seatsIn } from '@/modules/demands/demand.rules';
import type {
  DrawCaps,
  DrawDemand,
  DrawRefusal,
  DrawResult,
  DrawTurn,
  Quota,
  SeatKind,
  SeedlessInput,
} from './draw-input.rules';
import { changesIn, type WhatIf } from './draw-what-if.rules';

/**
 * All that explains a wish without looking anything else up: kept with its result when it is drawn. Sessions are told by
 * their code, a quota in full; a structure that a quota names by itself is this one or another, never which.
 */
export type Why = {
  /** Formulas of `size` people: asked, and got. */
  readonly asked: number;
  readonly got: number;
  readonly size: number;
  /** Seats that all of it takes. */
  readonly seats: number;
  readonly round: number | null;
  readonly turn: DrawTurn | null;
  readonly reason: DrawRefusal | null;
  readonly left: number | null;
  readonly lacking: SeatKind | null;
  readonly session: string | null;
  readonly quota: ToldQuota | null;
  readonly cap: number | null;
  readonly would: readonly WhatIf[];
};

export type ToldQuota = Pick<Quota, 'minimum' | 'maximum'> & {
  readonly public: string | null;
  readonly district: number | null;
  readonly tag: string | null;
  readonly structure: 'own' | 'another' | null;
  readonly session: string | null;
  readonly competition: string | null;
};

/** A wish set apart before the draw: its structure holds a session at the same hours already (rule 15). */
export const SET_APART: Why = {
  ...{ asked: 0, got: 0, size: 0, seats: 0, round: null, turn: null, reason: 'overlap', left: null },
  ...{ lacking: null, session: null, quota: null, cap: null },
  would: [{ kind: 'without-session', sessionId: '' }],
};

function capOf(reason: DrawRefusal | null, { seatsPerStructure, seatsPerHead }: DrawCaps, members: number | null) {
  if (reason === 'cap') return seatsPerStructure;
  return reason === 'cap-per-head' ? Math.floor(((members ?? 0) * (seatsPerHead ?? 0)) / 100) : null;
}

function toldQuota(quota: Quota, ownId: string, codeOf: (sessionId: string) => string): ToldQuota {
  const { of, on, minimum, maximum } = quota;
  const structure = of.structureId === ownId ? 'own' : 'another';
  return {
    ...(minimum && { minimum }),
    ...(maximum && { maximum }),
    public: of.public ?? null,
    district: of.district ?? null,
    tag: of.tag ?? null,
    structure: of.structureId === undefined ? null : structure,
    session: on.sessionId === undefined ? null : codeOf(on.sessionId),
    competition: on.competition ?? null,
  };
}

const BY_SESSION: ReadonlySet<DrawRefusal | null> = new Set(['overlap', 'moved']);
const BY_QUOTA: ReadonlySet<DrawRefusal | null> = new Set(['quota', 'reserved']);

/**
 * The turn of a wish, as far as it is told: what a structure got in exchange for another wish of its own came to it after
 * the rounds, and in no order by lot.
 */
function turnsIn(results: readonly DrawResult[]): (result: DrawResult) => DrawTurn | null {
  const exchanged = new Set(
    results.flatMap(({ reason, structureId, because }) => (reason === 'moved' ? [`${structureId} ${because}`] : [])),
  );
  return ({ quantity, round, turn, structureId, sessionId }) =>
    quantity > 0 && round === 0 && exchanged.has(`${structureId} ${sessionId}`) ? null : turn;
}

/** Why each wish of a draw got what it got, of all its `results`. What is looked up is read once for all of them. */
export function whyIn(input: SeedlessInput, results: readonly DrawResult[]): (result: DrawResult) => Why {
  const changes = changesIn(input, results);
  const turnOf = turnsIn(results);
  const demands = new Map(input.demands.map((demand) => [demand.id, demand]));
  const members = new Map(input.structures.map(({ id, members: known }) => [id, known]));
  const codes = new Map(input.sessions.map(({ id, code }) => [id, code]));
  const quotas = new Map(input.rules.quotas.map((quota) => [quota.id, quota]));
  const codeOf = (id: string) => codes.get(id) ?? '';
  return (result) => {
    const demand = demands.get(result.demandId) as DrawDemand;
    const { reason, because, round, lacking, structureId } = result;
    const turn = turnOf(result);
    // A group with wheelchairs needs seats of several kinds at once: how many were kept from it is not known.
    const left = reason === 'reserved' && demand.need.wheelchair > 0 ? null : result.left;
    const quota = BY_QUOTA.has(reason) && because !== null ? quotas.get(because) : undefined;
    return {
      ...{ asked: demand.quantity, got: result.quantity, size: demand.size, seats: seatsIn(demand.need) },
      ...{ round, turn, reason, left, lacking },
      session: BY_SESSION.has(reason) && because !== null ? codeOf(because) : null,
      quota: quota ? toldQuota(quota, structureId, codeOf) : null,
      cap: capOf(reason, input.rules.caps, members.get(structureId) ?? null),
      would: changes({ ...result, turn }).map((change) =>
        'sessionId' in change ? { ...change, sessionId: codeOf(change.sessionId) } : change,
      ),
    };
  };
}

import { readRules } from '@/modules/programmes/read-programme';
import type { SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { basketState, basketTotals, demandsClosed, type HeldSession, wishWarnings } from './basket.rules';
import { basketVersion, type DemandState, type Formula, isOpen, seatNeed } from './demand.rules';
import { basketInput } from './demand.schema';
import { type Basket, basketOf, readDigest } from './whose-basket';

export type WishRow = {
  readonly id: string;
  readonly sessionId: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly city: string;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
  readonly stock: number;
  readonly free: number;
  readonly wheelchairFree: number;
  readonly rank: number;
  readonly formula: Formula;
  readonly groupSize: number;
  readonly size: number;
  readonly quantity: number;
  readonly people: number;
  readonly wheelchairs: number;
  readonly state: DemandState;
  readonly version: number;
  readonly reason: string | null;
};

/** The wishes of a basket that were not taken out: the open ones in their order, then those that have their answer. */
function readWishes(tx: Tx, { programmeId, structureId }: Basket) {
  return tx.$queryRaw<WishRow[]>`
    SELECT d.id, s.id AS "sessionId", s.code, s.sport, s.venue, s.city, s.kind, s.status, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      s.cutoff_at AS "cutoffAt", c.stock, c.free, c.wheelchair AS "wheelchairFree",
      d.rank::int, d.formula, d.group_size::int AS "groupSize", d.group_size::int AS size, d.quantity::int,
      (d.group_size * d.quantity)::int AS people, d.wheelchairs::int, d.state, d.version,
      (SELECT r.reason FROM draw_result r JOIN draw w ON w.id = r.draw_id AND w.state = 'PUBLISHED' WHERE r.demand_id = d.id
        ORDER BY w.published_at DESC LIMIT 1) AS reason
    FROM demand d JOIN session s ON s.id = d.session_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(n.stock), 0)::int AS stock, coalesce(sum(n.free), 0)::int AS free,
      coalesce(sum(n.free) FILTER (WHERE n.kind = 'WHEELCHAIR'), 0)::int AS wheelchair FROM session_count n WHERE n.session_id = s.id) c
    WHERE d.programme_id = ${programmeId}::uuid AND d.structure_id = ${structureId}::uuid AND d.state <> 'WITHDRAWN'
    ORDER BY d.state NOT IN ('DRAFT', 'SUBMITTED'), d.rank, d.created_at, d.id`;
}

/** The sessions a structure has places of, or is offered. */
export function readHeld(tx: Tx, { programmeId, structureId }: Basket) {
  return tx.$queryRaw<HeldSession[]>`
    SELECT DISTINCT s.id AS "sessionId", s.code, s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM allocation a JOIN session s ON s.id = a.session_id
    WHERE a.programme_id = ${programmeId}::uuid AND a.structure_id = ${structureId}::uuid AND a.state IN ('PROPOSED', 'CONFIRMED')
      AND s.status <> 'CANCELLED'`;
}

type Receipt = { submittedAt: Date; digest: string };

/**
 * The basket of a structure: its wishes, dearest first, each with its places by kind (rule 6), what is to be told of it and what
 * may be done; where the basket stands, and until when it changes. Throws `structures/not-found`.
 */
export const readBasket = query('demands/basket', basketInput, async ({ tx, actor, now }, input) => {
  const whose = await basketOf(tx, actor, input.structureId);
  const rules = await readRules(tx, whose.programmeId);
  const rows = await readWishes(tx, whose);
  const held = await readHeld(tx, whose);
  const [receipt] = await tx.$queryRaw<Receipt[]>`
    SELECT submitted_at AS "submittedAt", digest FROM basket
    WHERE programme_id = ${whose.programmeId}::uuid AND structure_id = ${whose.structureId}::uuid`;
  const [structure] = await tx.$queryRaw<{ members: number | null }[]>`
    SELECT member_count AS members FROM structure WHERE id = ${whose.structureId}::uuid`;
  const open = rows.filter(({ state }) => isOpen(state));
  const members = structure?.members ?? null;
  const beside = { wishes: open, held, members, now, rules };
  const closed = demandsClosed(now, rules);
  return {
    wishes: rows.map((row) => ({
      ...row,
      need: seatNeed(row, rules),
      warnings: isOpen(row.state) ? wishWarnings(row, beside) : [],
      can: { change: isOpen(row.state) && !closed },
    })),
    basket: {
      state: basketState(open, receipt?.digest ?? null, await readDigest(tx, whose)),
      drafts: open.filter(({ state }) => state === 'DRAFT').length,
      submitted: open.filter(({ state }) => state === 'SUBMITTED').length,
      submittedAt: receipt?.submittedAt ?? null,
      version: basketVersion(open),
      ...basketTotals(open, rules),
    },
    held,
    members,
    closesAt: rules.demandsCloseAt === null ? null : new Date(rules.demandsCloseAt),
    closed,
    wheelchairsPerCompanion: rules.wheelchairsPerCompanion,
  };
});

import type { Actor } from '@/platform/actor';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { changedMeanwhile, type Edited, requireSeen } from '@/platform/versions';
import { stateEntered } from './basket.rules';
import {
  type DemandState,
  decideDemand,
  formulaSize,
  isOpen,
  overlappingWishes,
  type WishedSlot,
} from './demand.rules';
import { submitDemandInput } from './demand.schema';
import { type Basket, basketOf, lockBasket, requireOpenBasket } from './whose-basket';
import { readWishedSession } from './wished-session';

const NUMBERS = ['quantity', 'wheelchairs'] as const;

/** The other wishes still open in this basket, with their times. */
function readWishes(tx: Tx, { programmeId, structureId }: Basket) {
  return tx.$queryRaw<(WishedSlot & { code: string; rank: number })[]>`
    SELECT d.session_id AS "sessionId", d.rank, s.code, s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM demand d JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${programmeId}::uuid AND d.structure_id = ${structureId}::uuid AND d.state IN ('DRAFT', 'SUBMITTED')`;
}

type Asked = {
  readonly structureId: string;
  readonly sessionId: string;
  readonly formula: string;
  readonly size: number;
};

/** The same wish, asked for already: its numbers are replaced only by somebody who saw them. */
async function requireWishSeen(tx: Tx, actor: Actor, asked: Asked, seen: number | null): Promise<void> {
  const [known] = await tx.$queryRaw<(Edited & { state: DemandState })[]>`
    SELECT version, edits, state FROM demand WHERE structure_id = ${asked.structureId}::uuid AND session_id = ${asked.sessionId}::uuid
      AND formula = ${asked.formula}::"Formula" AND group_size = ${asked.size} FOR UPDATE`;
  if (!known || (seen === null && actor.kind === 'system')) return;
  const open = isOpen(known.state);
  if (seen === null && open) throw changedMeanwhile(known.version, 0, NUMBERS);
  if (seen !== null && !open) throw changedMeanwhile(known.version, seen, ['state']);
  if (seen !== null) requireSeen(known, { actor, seen, among: NUMBERS });
}

/**
 * A structure asks for seats of a session; asked again in the same formula, the numbers are replaced. It goes to the
 * end of the basket, where a leader's own waits to be handed in; what the city enters counts at once. `overlaps`: codes of wishes it overlaps, of which the draw grants one at most (rule 15). Throws
 * what `decideDemand` and `formulaSize` throw, `demands/closed`, `demands/already-decided`, `sessions/not-found`, `structures/not-found`,
 * `common/changed-meanwhile` when the numbers were not seen as they are.
 */
export const submitDemand = command('demands/submit', submitDemandInput, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['session', input.sessionId], structureId: input.structureId ?? null });
  const basket = await basketOf(tx, actor, input.structureId);
  trail({ structureId: basket.structureId });
  await lockBasket(tx, basket);
  const { rules, now } = await requireOpenBasket(tx, basket);
  const session = await readWishedSession(tx, input.sessionId, basket.programmeId);
  const size = formulaSize(input.formula, input.groupSize);
  const { people } = decideDemand({ size, ...input }, session, now, rules);

  await requireWishSeen(tx, actor, { ...basket, ...input, size }, input.version);
  const wishes = await readWishes(tx, basket);
  const rank = 1 + Math.max(0, ...wishes.map((wish) => wish.rank));
  const state = stateEntered(actor);
  const enteredBy = actor.kind === 'user' ? actor.userId : null;
  const [saved] = await tx.$queryRaw<{ id: string; rank: number; state: DemandState }[]>`
    INSERT INTO demand AS d (programme_id, structure_id, session_id, rank, formula, group_size, quantity, wheelchairs, state, entered_by_id)
    VALUES (${basket.programmeId}::uuid, ${basket.structureId}::uuid, ${session.sessionId}::uuid, ${rank}, ${input.formula}::"Formula",
      ${size}, ${input.quantity}, ${input.wheelchairs}, ${state}::"DemandState", ${enteredBy}::uuid)
    ON CONFLICT (structure_id, session_id, formula, group_size) DO UPDATE SET quantity = excluded.quantity,
      wheelchairs = excluded.wheelchairs, entered_by_id = excluded.entered_by_id,
      state = CASE WHEN d.state = 'SUBMITTED' THEN d.state ELSE excluded.state END,
      rank = CASE WHEN d.state IN ('DRAFT', 'SUBMITTED') THEN d.rank ELSE excluded.rank END
    WHERE d.state <> 'GRANTED'
    RETURNING d.id, d.rank, d.state`;
  if (!saved) throw new DomainError('conflict', 'demands/already-decided', { code: session.code });
  const clashing = new Set(overlappingWishes(session, wishes));
  const overlaps = [...new Set(wishes.filter((wish) => clashing.has(wish.sessionId)).map((wish) => wish.code))];
  trail({ subject: ['demand', saved.id], facts: { people, rank: saved.rank, overlaps: overlaps.length } });
  return { demandId: saved.id, rank: saved.rank, state: saved.state, people, overlaps };
});

import { isCity } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { decideDemand, formulaSize } from './demand.rules';
import { submitManyInput } from './demand.schema';
import { requireOpenBasket } from './whose-basket';

const CHUNK = 5_000;

type SessionRow = { id: string; kind: SessionKind; status: SessionStatus; cutoffAt: Date };

/**
 * Many demands at once, entered by the city with their ranks: all of them or none. One that exists already in the same
 * formula is left as it is. Throws what `decideDemand` throws, `demands/closed`, `sessions/not-found`.
 */
export const submitDemands = command(
  'demands/submit-many',
  submitManyInput,
  async ({ tx, actor, trail }, { demands }) => {
    const programmeId = programmeIdOf(actor);
    authorize(isCity(actor));
    const { rules, now } = await requireOpenBasket(tx, { programmeId });
    const rows = await tx.$queryRaw<SessionRow[]>`
      SELECT id, kind, status, cutoff_at AS "cutoffAt" FROM session WHERE programme_id = ${programmeId}::uuid`;
    const sessions = new Map(rows.map((row) => [row.id, row]));
    const decided = demands.map((demand) => {
      const session = sessions.get(demand.sessionId);
      if (!session) throw new DomainError('not-found', 'sessions/not-found');
      const size = formulaSize(demand.formula, demand.groupSize);
      const { people } = decideDemand({ size, ...demand }, session, now, rules);
      return { ...demand, size, people };
    });
    const enteredBy = actor.kind === 'user' ? actor.userId : null;
    let entered = 0;
    for (let from = 0; from < decided.length; from += CHUNK) {
      const chunk = decided.slice(from, from + CHUNK);
      entered += await tx.$executeRaw`
        INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, wheelchairs, entered_by_id)
        SELECT ${programmeId}::uuid, d.structure_id, d.session_id, d.rank, d.formula::"Formula", d.size, d.quantity, d.wheelchairs, ${enteredBy}::uuid
        FROM unnest(${chunk.map((d) => d.structureId)}::uuid[], ${chunk.map((d) => d.sessionId)}::uuid[], ${chunk.map((d) => d.rank)}::smallint[],
          ${chunk.map((d) => d.formula)}::text[], ${chunk.map((d) => d.size)}::smallint[], ${chunk.map((d) => d.quantity)}::smallint[],
          ${chunk.map((d) => d.wheelchairs)}::smallint[]) AS d(structure_id, session_id, rank, formula, size, quantity, wheelchairs)
        ON CONFLICT DO NOTHING`;
    }
    const people = decided.reduce((sum, demand) => sum + demand.people, 0);
    trail({ facts: { entered, people } });
    return { entered, people };
  },
  { timeoutMs: 60_000 },
);

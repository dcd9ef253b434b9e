import { offerFreedSeats } from '@/modules/allocation/waiting.job-types';
import { basketOf } from '@/modules/demands/whose-basket';
import { readRules } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command, nothing, query } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { lockSessions } from './lock-session';
import { mayAnswerPostponement, mayChangeSession } from './session.policy';
import { answerInForce, decideAnswer } from './session.rules';
import { answerPostponementInput, postponementId } from './session.schema';
import { takeBackSeats } from './take-back-seats';

type Asked = { id: string; sessionId: string; programmeId: string; answerBy: Date };

async function readPostponement(tx: Tx, id: string): Promise<Asked> {
  const [row] = await tx.$queryRaw<Asked[]>`
    SELECT p.id, p.session_id AS "sessionId", s.programme_id AS "programmeId", p.answer_by AS "answerBy"
    FROM postponement p JOIN session s ON s.id = p.session_id WHERE p.id = ${id}::uuid`;
  if (!row) throw new DomainError('not-found', 'sessions/postponement-not-found');
  return row;
}

/**
 * Rule 7: a structure keeps its seats at the new time, or returns them: they are free at once. The last answer before
 * the date counts, but seats returned do not come back. Throws `sessions/answer-too-late`,
 * `sessions/postponement-not-found`, `structures/not-found`.
 */
export const answerPostponement = command(
  'sessions/answer-postponement',
  answerPostponementInput,
  async ({ tx, actor, later, trail }, input) => {
    trail({ subject: ['postponement', input.postponementId], structureId: input.structureId ?? null });
    const { structureId } = await basketOf(tx, actor, input.structureId);
    trail({ structureId });
    const asked = await readPostponement(tx, input.postponementId);
    if (!mayAnswerPostponement(actor, { programmeId: asked.programmeId, structureId })) {
      throw new DomainError('not-found', 'sessions/postponement-not-found');
    }
    const now = await databaseClock(tx);
    const choice = decideAnswer(input.choice, asked.answerBy, now);
    await tx.$executeRaw`
      INSERT INTO postponement_answer (postponement_id, structure_id, choice, answered_at)
      VALUES (${asked.id}::uuid, ${structureId}::uuid, ${choice}::"PostponementChoice", ${now})
      ON CONFLICT (postponement_id, structure_id) DO UPDATE SET choice = excluded.choice, answered_at = excluded.answered_at`;
    const back = choice === 'RETURN' ? await takeBackSeats(tx, actor, asked.sessionId, structureId, 'FREE') : null;
    if (back?.seats) await later(offerFreedSeats, { sessionId: asked.sessionId });
    trail({ facts: { choice, returned: back?.seats ?? 0 } });
    return { choice, returned: back?.seats ?? 0 };
  },
);

/** Postponements whose date has passed while structures that hold seats have not answered. For the sweep. */
export const listSilentPostponements = query(
  'sessions/silent-postponements',
  nothing,
  ({ tx }) =>
    tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM postponement p WHERE p.answer_by <= clock_timestamp() AND EXISTS (
      SELECT FROM ticket k WHERE k.session_id = p.session_id AND k.structure_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM postponement_answer a WHERE a.postponement_id = p.id AND a.structure_id = k.structure_id)) LIMIT 100`,
);

/**
 * Rule 7: after the date silence means what the programme says; it is written as the answer of each silent structure,
 * so that a second run finds nothing to do.
 */
export const settlePostponement = command(
  'sessions/settle-postponement',
  postponementId,
  async ({ tx, actor, later, trail }, input) => {
    trail({ subject: ['postponement', input.postponementId] });
    const asked = await readPostponement(tx, input.postponementId);
    trail({ programmeId: asked.programmeId });
    authorize(mayChangeSession(actor, asked));
    await lockSessions(tx, [asked.sessionId]);
    const choice = answerInForce(null, asked.answerBy, await databaseClock(tx), await readRules(tx, asked.programmeId));
    if (choice === 'PENDING') return { settled: 0, returned: 0 };
    const silent = await tx.$queryRaw<{ structureId: string }[]>`
      INSERT INTO postponement_answer (postponement_id, structure_id, choice)
      SELECT DISTINCT ${asked.id}::uuid, k.structure_id, ${choice}::"PostponementChoice" FROM ticket k
      WHERE k.session_id = ${asked.sessionId}::uuid AND k.structure_id IS NOT NULL
      ON CONFLICT DO NOTHING RETURNING structure_id AS "structureId"`;
    let returned = 0;
    for (const { structureId } of choice === 'RETURN' ? silent : []) {
      returned += (await takeBackSeats(tx, actor, asked.sessionId, structureId, 'FREE')).seats;
    }
    if (returned > 0) await later(offerFreedSeats, { sessionId: asked.sessionId });
    trail({ facts: { choice, settled: silent.length, returned } });
    return { settled: silent.length, returned };
  },
);

import { databaseClock, inTransaction, type Tx } from '@/platform/db';
import { putInOutbox } from '@/platform/outbox';
import { mayBeOffered, type OfferedSession, readWaitings } from './read-waiting';
import { offerFreedSeats } from './waiting.job-types';

const OFFERS = { kind: 'system', name: 'offers', programmeId: null } as const;

/** Those of the sessions whose step would offer something now. */
async function withSomethingToOffer(tx: Tx, sessions: readonly OfferedSession[]): Promise<OfferedSession[]> {
  const lists = await readWaitings(tx, sessions, await databaseClock(tx));
  return sessions.filter(({ id }) => lists.get(id)?.lines.some(({ offer }) => offer !== null));
}

/** Of these sessions, those for which no step was asked in the last five minutes, or still waits to leave. */
function unasked(tx: Tx, sessionIds: readonly string[]): Promise<{ sessionId: string }[]> {
  return tx.$queryRaw<{ sessionId: string }[]>`
    SELECT s.id AS "sessionId" FROM unnest(${[...sessionIds]}::text[]) WITH ORDINALITY AS s(id, place)
    WHERE NOT EXISTS (
      SELECT FROM outbox o WHERE o.job = ${offerFreedSeats.name} AND o.payload ->> 'sessionId' = s.id
        AND (o.dispatched_at IS NULL OR o.dispatched_at > clock_timestamp() - interval '5 minutes'))
    ORDER BY s.place`;
}

/**
 * Rules 5 and 16: a session with free seats that somebody waits for, and time enough to answer, is put in the outbox again:
 * the step that should have offered them was lost on the way, or nothing brought seats back but the city itself. A
 * session that has nothing to offer is left alone, so that a sweep that finds nothing leaves no line in the trail. A step
 * asked twice offers nothing twice. Answers how many sessions.
 */
export function sweepOffers(): Promise<number> {
  return inTransaction(
    OFFERS,
    'allocation/sweep-offers',
    async (tx) => {
      const due = await withSomethingToOffer(tx, await mayBeOffered(tx));
      const asked = await unasked(
        tx,
        due.map(({ id }) => id),
      );
      await putInOutbox(tx, offerFreedSeats, asked);
      return asked.length;
    },
    { timeoutMs: 60_000 },
  );
}

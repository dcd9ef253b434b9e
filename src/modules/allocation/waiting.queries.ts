import { sessionId } from '@/modules/sessions/session.schema';
import { query } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAllocate } from './allocation.policy';
import { readOffered } from './offer-seats';
import { readWaiting } from './read-waiting';
import type { WaitingSkip } from './waiting.rules';

/** Lines shown; the count is of all of them. */
const SHOWN = 100;

export type WaitingRow = {
  readonly demandId: string;
  readonly structureId: string;
  readonly structure: string;
  readonly place: number;
  readonly size: number;
  /** Formulas it waits for. */
  readonly quantity: number;
  readonly wheelchairs: number;
  /** Formulas and seats it would be offered now. */
  readonly offer: { readonly quantity: number; readonly seats: number } | null;
  readonly skip: WaitingSkip | null;
  /** The session that overlaps, for that reason. */
  readonly clash: string | null;
};

/**
 * The waiting list of a session, in order: whom its free seats would be offered to now, until when, and why the others
 * are passed over. For the city. Throws `sessions/not-found`.
 */
export const listWaiting = query('allocation/waiting', sessionId, async ({ tx, actor }, input) => {
  const session = await readOffered(tx, input.sessionId);
  if (!mayAllocate(actor, session)) throw new DomainError('not-found', 'sessions/not-found');
  const { lines, until, free } = await readWaiting(tx, session, await databaseClock(tx));
  const rows = lines.map(({ wish, offer, skip }): WaitingRow => {
    const { drawId: _draw, open: _open, outcome: _outcome, sessionId: _session, ...shown } = wish;
    const seats = offer ? offer.need.standard + offer.need.wheelchair + offer.need.companion : 0;
    return { ...shown, offer: offer && { quantity: offer.quantity, seats }, skip };
  });
  const offers = rows.filter((row) => row.offer !== null);
  return {
    rows: rows.slice(0, SHOWN),
    total: rows.length,
    until,
    free: free.standard + free.wheelchair + free.companion,
    offers: offers.length,
    seats: offers.reduce((sum, row) => sum + (row.offer?.seats ?? 0), 0),
  };
});

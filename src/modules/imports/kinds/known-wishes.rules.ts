import type { Formula, WantedSession } from '@/modules/demands/demand.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import type { Slot } from '@/modules/sessions/session.rules';

/** A session as it may be asked for. `stock`: its tickets, whoever has them; `free`: those nobody has; `wheelchairs`: places in stock. */
export type KnownSession = WantedSession &
  Slot & { readonly stock: number; readonly free: number; readonly wheelchairs: number };

/** What is known of sessions and wishes when a file of wishes is checked. Instants are the database's. */
export type KnownWishes = {
  readonly now: Date;
  readonly rules: Pick<ProgrammeRules, 'ceremoniesExcluded' | 'cutoffHours'>;
  /** By code. */
  readonly sessions: ReadonlyMap<string, KnownSession>;
  /** Codes of the sessions each structure asks for, by its id. */
  readonly open: ReadonlyMap<string, readonly string[]>;
  /** Codes of the sessions each structure has seats of, or is offered, by its id. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** Wishes that have their answer, by `wishKey`. */
  readonly granted: ReadonlyMap<string, { readonly quantity: number; readonly wheelchairs: number }>;
};

/** What a structure asks for, by which it is known. */
export type Wish = {
  readonly structureId: string;
  readonly sessionCode: string;
  readonly formula: Formula;
  readonly size: number;
};

/** A structure asks once for a session in one formula of one size. */
export const wishKey = ({ structureId, sessionCode, formula, size }: Wish): string =>
  [structureId, sessionCode, formula, size].join('\n');

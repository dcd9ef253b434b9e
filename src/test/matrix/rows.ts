import type { inferRouterInputs } from '@trpc/server';
import type { AppRouter } from '@/trpc/router';
import type { ActorName, Met, Viewer, Who } from './actors';
import type { Things } from './things';
import type { Sql } from './world';

/**
 * What a call aims at, which says what is another's:
 * `none` nothing (tried from each of the three programmes); `programme` what belongs to a programme; `structure` what
 * belongs to a structure in a programme; `gate` a session whose doors are open; `self` what is an admin's or anybody's to choose; `account` a sign-in of one's own;
 * `link` what a link in a mail opens.
 */
export type Scope = 'none' | 'programme' | 'structure' | 'gate' | 'self' | 'account' | 'link';

/** What an actor proves itself with: the code of its authenticator at this moment. */
export type Proof = { readonly code: string };

/** The declared row of one procedure. */
export type Row<Input> = {
  readonly scope: Scope;
  /** Whose eyes a link gives, when it is not the claim holder's. */
  readonly seenAs?: Viewer;
  /** What each actor meets on what is its own. */
  readonly who: Who;
  /** What those who meet `yes` on their own meet on another's, and on nothing; `missing` unless said. */
  readonly elsewhere?: Met | Partial<Who>;
  readonly input: (things: Things, actor: ActorName, proof: Proof) => Input;
  /** Prepares the world for this procedure, which is the same again afterwards. */
  readonly before?: (sql: Sql, things: Things) => Promise<unknown>;
  /** Why an id of another among one's own is taken all the same, as an id of nothing there is. */
  readonly mixedIsTaken?: string;
  /** Why an allowed change may leave every table as it was. */
  readonly changesNothing?: string;
};

type Inputs = inferRouterInputs<AppRouter>;
/** A row for each procedure of a module: one that is missing does not compile. */
export type RowsOf<Module extends keyof Inputs> = {
  readonly [Name in keyof Inputs[Module]]: Row<Inputs[Module][Name]>;
};

export const nothingAsked = () => undefined;

export function metElsewhere(row: Row<never>, actor: ActorName): Met {
  const own = row.who[actor];
  const { elsewhere } = row;
  if (typeof elsewhere === 'object') return elsewhere[actor] ?? (own === 'yes' ? 'missing' : own);
  return own === 'yes' ? (elsewhere ?? 'missing') : own;
}

/** One statement that no trigger counts: a version stays what it was. */
export async function pastTriggers(sql: Sql, statement: string): Promise<void> {
  await sql(`SET session_replication_role = replica; ${statement}; SET session_replication_role = origin`);
}

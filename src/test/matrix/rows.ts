import type { inferRouterInputs } from '@trpc/server';
import type { AppRouter } from '@/trpc/router';
import type { ActorName, Met, Who } from './actors';
import type { Things } from './things';
import type { Sql } from './world';

/**
 * What a call aims at, which says what is another's:
 * `none` nothing (tried from each of the three programmes); `programme` what belongs to a programme; `structure` what
 * belongs to a structure in a programme; `gate` a session whose doors are open; `self` what belongs to one account;
 * `link` what a link in a mail opens.
 */
export type Scope = 'none' | 'programme' | 'structure' | 'gate' | 'self' | 'link';

/** The declared row of one procedure. */
export type Row<Input> = {
  readonly scope: Scope;
  /** What each actor meets on what is its own. */
  readonly who: Who;
  /** What those who meet `yes` on their own meet on another's, and on nothing; `missing` unless said. */
  readonly elsewhere?: Met | Partial<Who>;
  readonly input: (things: Things, actor: ActorName) => Input;
  /** Prepares the world for this procedure, which is the same again afterwards. */
  readonly before?: (sql: Sql, things: Things) => Promise<unknown>;
  /** Why an allowed change may leave every table as it was. */
  readonly changesNothing?: string;
};

type Inputs = inferRouterInputs<AppRouter>;
/** A row for each procedure of a module: one that is missing does not compile. */
export type RowsOf<Module extends keyof Inputs> = { readonly [Name in keyof Inputs[Module]]: Row<Inputs[Module][Name]> };

export const nothingAsked = () => undefined;

export function metElsewhere(row: Row<never>, actor: ActorName): Met {
  const own = row.who[actor];
  const { elsewhere } = row;
  if (typeof elsewhere === 'object') return elsewhere[actor] ?? (own === 'yes' ? 'missing' : own);
  return own === 'yes' ? (elsewhere ?? 'missing') : own;
}

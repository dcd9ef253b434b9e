/** The eight who knock at every door. The claim holder has no account: it holds the link of one group leader of A. */
export const ACTORS = ['nobody', 'admin', 'agent', 'leaderA', 'leaderB', 'auditor', 'gate', 'holder'] as const;
export type ActorName = (typeof ACTORS)[number];

export const SIGNED_IN = ['admin', 'agent', 'leaderA', 'leaderB', 'auditor', 'gate'] as const;
export type SignedIn = (typeof SIGNED_IN)[number];

/** The programmes an account may have chosen: 1 and 2 hold the same lives under other names, 3 holds nothing. */
export const PLACES = [1, 2, 3] as const;
export type Place = (typeof PLACES)[number];
/** Who looks, and from which programme. */
export type Viewer = `${ActorName}@${Place}`;

export const isSignedIn = (actor: ActorName): actor is SignedIn => actor !== 'nobody' && actor !== 'holder';
export const everywhere = (...actors: readonly ActorName[]): Viewer[] =>
  actors.flatMap((actor) => PLACES.map((place): Viewer => `${actor}@${place}`));
export const staffOf = (place: Place): Viewer[] => [`admin@${place}`, `agent@${place}`];

/**
 * What a caller meets: `yes` 200; `no` 403, or 404 as if nothing were there; `sign-in` 401; `missing` 404; `clash` 409;
 * `empty` 200 with what nothing there would give; `refused` any refusal.
 */
export type Met = 'yes' | 'no' | 'sign-in' | 'missing' | 'clash' | 'empty' | 'refused';
export type Who = Readonly<Record<ActorName, Met>>;

/** These may; the other accounts may not; whoever has no account is asked to sign in. */
export function only(...allowed: readonly SignedIn[]): Who {
  const met = (actor: SignedIn): Met => (allowed.includes(actor) ? 'yes' : 'no');
  return {
    nobody: 'sign-in',
    admin: met('admin'),
    agent: met('agent'),
    leaderA: met('leaderA'),
    leaderB: met('leaderB'),
    auditor: met('auditor'),
    gate: met('gate'),
    holder: 'sign-in',
  };
}

export const city = only('admin', 'agent');
export const cityAndLeaders = only('admin', 'agent', 'leaderA', 'leaderB');
export const everyAccount = only(...SIGNED_IN);
export const anybody: Who = { ...everyAccount, nobody: 'yes', holder: 'yes' };

/** The same for every account. */
export const byAll = (met: Met) =>
  Object.fromEntries(SIGNED_IN.map((actor) => [actor, met])) as Readonly<Record<SignedIn, Met>>;

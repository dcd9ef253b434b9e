import { type ActorName, isSignedIn } from './actors';
import type { Scope } from './rows';
import type { Things } from './things';
import type { World } from './world';
import { type Letter, referenceOf } from './world-accounts';

export type Targets = {
  readonly own: Things;
  /** What is another's, and whose. */
  readonly foreign: readonly { readonly whose: string; readonly things: Things }[];
};

const letterOf = (actor: ActorName, scope: Scope): Letter => (scope !== 'link' && actor === 'leaderB' ? 'B' : 'A');

/** What is an actor's own and what is another's, for what a call aims at. Everybody works in programme 1. */
export function targetsOf(world: World, scope: Scope, actor: ActorName): Targets {
  const letter = letterOf(actor, scope);
  const mine = world.things[letter];
  const theirs = world.things[letter === 'A' ? 'B' : 'A'];
  const elsewhere = { whose: 'another programme', things: mine[2] };
  const other = { whose: 'another structure', things: theirs[1] };
  if (scope === 'account') {
    const account = isSignedIn(actor) ? world.accounts[actor] : null;
    const own = account && { reference: referenceOf(account.sessions[2]), identity: account.identity };
    return { own: { ...mine[1], ...own }, foreign: [{ whose: 'another account', things: theirs[1] }] };
  }
  if (scope === 'programme') return { own: mine[1], foreign: [elsewhere] };
  if (scope === 'gate') {
    const gate = { whose: 'another gate', things: { ...mine[1], gateId: mine[1].sessionId } };
    return { own: mine[1], foreign: actor === 'gate' ? [elsewhere, gate] : [elsewhere] };
  }
  if (scope === 'structure') {
    // To the city, both structures of its programme are its own.
    return { own: mine[1], foreign: actor === 'admin' || actor === 'agent' ? [elsewhere] : [other, elsewhere] };
  }
  // An admin's are all; to choose a programme is everybody's.
  const all = scope === 'link' || actor === 'admin' || actor === 'agent';
  return { own: mine[1], foreign: all ? [] : [other] };
}

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function withLeaf(input: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(input))
    return input.map((inner, i) => (String(i) === String(first) ? withLeaf(inner, rest, value) : inner));
  const fields = input as Readonly<Record<string, unknown>>;
  return { ...fields, [first]: withLeaf(fields[first], rest, value) };
}

/** The same question about nothing: what of `other` is not one's own is replaced by what is nowhere. */
export function counterpart(own: unknown, other: unknown, nothing: unknown): unknown {
  const [mine, none] = [leaves(own), leaves(nothing)];
  return leaves(other).reduce<unknown>((input, { path, value }, i) => {
    const same = asText(value) === asText(mine[i]?.value);
    return same ? input : withLeaf(input, path, none[i]?.value);
  }, other);
}

const asText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** One id of another among one's own, by each place where two inputs differ; none when they differ in one place only. */
export function mixed(own: unknown, other: unknown): { path: string; input: unknown }[] {
  const before = leaves(own);
  const differing = leaves(other).filter(
    ({ value }, i) => typeof value === 'string' && value !== before[i]?.value && before[i] !== undefined,
  );
  if (differing.length < 2) return [];
  return differing.map(({ path, value }) => ({ path: path.join('.'), input: withLeaf(own, path, value) }));
}

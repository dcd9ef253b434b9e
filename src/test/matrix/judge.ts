import { codeAt } from '@/modules/accounts/totp';
import { STEP_SECONDS } from '@/modules/accounts/totp.rules';
import { type ActorName, isSignedIn, type Met, PLACES, type Place, type Viewer } from './actors';
import { type Answer, asJson, knock, signInOf, viewerOf } from './door';
import { metElsewhere, type Proof, type Row } from './rows';
import { differences, type Keeper, type Part } from './tables';
import { counterpart, mixed, targetsOf } from './targets';
import type { Things } from './things';
import type { Sql, World } from './world';

export function proofOf({ accounts }: World, actor: ActorName): Proof {
  const step = Math.floor(Date.now() / 1000 / STEP_SECONDS);
  return { code: isSignedIn(actor) ? codeAt(accounts[actor].totp, step) : '000000' };
}

/** The answers that keep a declaration: whoever is refused may be told so, or be told of nothing there. */
const ACCEPTED: Record<Met, readonly Answer['met'][]> = {
  yes: ['yes'],
  empty: ['yes'],
  no: ['no', 'missing'],
  missing: ['missing'],
  'sign-in': ['sign-in'],
  clash: ['clash'],
  refused: ['no', 'missing', 'clash', 'bad'],
};

export type Score = { cells: number; leaks: number };
export type Bench = { readonly world: World; readonly keeper: Keeper; readonly sql: Sql; readonly score: Score };

type Cell = { readonly actor: ActorName; readonly place: Place; readonly what: string; readonly input: unknown };

/** Runs every cell of one procedure and tells what is not as declared. */
export async function judge(
  bench: Bench,
  path: string,
  type: string,
  row: Row<unknown>,
  actor: ActorName,
): Promise<string[]> {
  const { world, keeper, sql, score } = bench;
  const problems: string[] = [];
  if (type === 'mutation' || row.before) await keeper.restore();
  const { own, foreign } = targetsOf(world, row.scope, actor);
  const changes = type === 'mutation';
  let base = changes ? await prepared() : null;
  if (!changes) await row.before?.(sql, own);

  /** The world as this procedure finds it. */
  async function prepared() {
    await row.before?.(sql, own);
    return keeper.digest();
  }

  function viewer({ place }: Cell): Viewer {
    // Behind a link stands whoever holds it, signed in or not.
    if (row.seenAs) return row.seenAs;
    return row.scope === 'link' ? 'holder@1' : viewerOf(actor, place);
  }

  async function tell(cell: Cell, answer: Answer, asked: string): Promise<void> {
    const where = `${path} · ${actor} · ${cell.what}`;
    score.cells += 1;
    if (answer.status >= 500) problems.push(`${where}: a fault, ${answer.bytes.slice(0, 300)}`);
    const leaks = world.canaries.leaks(viewer(cell), answer.bytes, asked);
    score.leaks += leaks.length;
    for (const field of new Set(leaks.map((leak) => leak.field))) problems.push(`${where}: leaks ${field}`);
    if (!base) return;
    const parts = differences(base, await keeper.digest());
    if (answer.met === 'yes') {
      if (parts.length === 0 && !row.changesNothing && !isEmpty(cell))
        problems.push(`${where}: allowed, and nothing changed`);
      const strayed = parts.filter((part) => isForeign(part));
      for (const { table } of strayed) problems.push(`${where}: changed ${table} of another`);
    } else {
      for (const { table } of parts) problems.push(`${where}: refused, and ${table} changed`);
    }
    if (parts.length > 0) {
      await keeper.restore();
      base = await prepared();
    }
  }

  function isForeign({ table, structureId, programmeId }: Part): boolean {
    if (table === 'auth_session') return false;
    const city = actor === 'admin' || actor === 'agent';
    const other = world.things[actor === 'leaderB' && row.scope !== 'link' ? 'A' : 'B'][1].structureId;
    return programmeId === own2().programmeId || (!city && structureId === other);
  }
  const own2 = () => world.things.A[2];

  /** Taken, and there was nothing to take. */
  const isEmpty = ({ what }: Cell) => what !== 'own' && metElsewhere(row as Row<never>, actor) === 'empty';

  async function ask(what: string, input: unknown, place: Place = 1): Promise<Answer> {
    const asked = asJson(input);
    const answer = await knock(path, asked, signInOf(world, actor, place));
    await tell({ actor, place, what, input }, answer, asked);
    return answer;
  }

  function expectMet(what: string, answer: Answer, expected: Met): void {
    if (!ACCEPTED[expected].includes(answer.met))
      problems.push(
        `${path} · ${actor} · ${what}: ${expected} declared, ${answer.met} met${answer.met === 'yes' ? '' : ` ${codeOf(answer)}`}`,
      );
  }

  const inputOf = (things: Things) => row.input(things, actor, proofOf(world, actor));
  const declared = row.who[actor];

  if (row.scope === 'none') {
    const places = changes || !isSignedIn(actor) ? ([1] as const) : PLACES;
    for (const place of places)
      expectMet(`from programme ${place}`, await ask(`from programme ${place}`, inputOf(own), place), declared);
    return finish();
  }

  const first = await ask('own', inputOf(own));
  expectMet('own', first, declared);
  const missing = await ask('non-existent', inputOf(world.nothing));
  expectMet('non-existent', missing, metElsewhere(row as Row<never>, actor));
  const seesOwn = declared === 'yes' || (['structure', 'self'].includes(row.scope) && actor.startsWith('leader'));
  if (!seesOwn && first.shape !== missing.shape) unlike('own', first, missing);
  for (const { whose, things } of foreign) {
    const input = inputOf(things);
    if (asJson(input) === asJson(inputOf(own))) continue;
    const answer = await ask(whose, input);
    expectMet(whose, answer, metElsewhere(row as Row<never>, actor));
    const nowhere = counterpart(inputOf(own), input, inputOf(world.nothing));
    const nothing =
      asJson(nowhere) === asJson(inputOf(world.nothing)) ? missing : await ask(`as ${whose}, of nothing`, nowhere);
    if (answer.shape !== nothing.shape) unlike(whose, answer, nothing);
  }
  if (declared === 'yes') await mix();
  return finish();

  function unlike(what: string, answer: Answer, nothing: Answer): void {
    problems.push(
      `${path} · ${actor} · ${what}: unlike non-existent\n      ${answer.shape.slice(0, 400)}\n      ${nothing.shape.slice(0, 400)}`,
    );
  }

  /** An id of another among one's own must answer as an id of nothing there. */
  async function mix(): Promise<void> {
    const others = row.scope === 'link' ? [{ whose: 'another holder', things: world.things.B[1] }] : foreign;
    for (const { whose, things } of others) {
      for (const { path: at, input } of mixed(inputOf(own), inputOf(things))) {
        const answer = await ask(`own with ${at} of ${whose}`, input);
        if (answer.met === 'yes' && !row.mixedIsTaken)
          problems.push(`${path} · ${actor} · own with ${at} of ${whose}: allowed`);
        // With another's key every ticket of one's own is another's.
        const keyed = at === 'token' ? { ...(inputOf(world.nothing) as object), token: things.token } : null;
        const nowhere = keyed ?? counterpart(inputOf(own), input, inputOf(world.nothing));
        const nothing = await ask(`own with non-existent ${at}`, nowhere);
        if (answer.shape !== nothing.shape) unlike(`own with ${at} of ${whose}`, answer, nothing);
      }
    }
  }

  async function finish(): Promise<string[]> {
    return problems;
  }
}

const codeOf = ({ bytes }: Answer): string => bytes.match(/"code":"([^"]*\/[^"]*)"/)?.[1] ?? bytes.slice(0, 200);

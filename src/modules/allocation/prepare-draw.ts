import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { type CommandContext, command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import { prepareAnyDrawInput } from './draw.schema';
import { movedSince, openCommitment } from './draw-commitment';
import { commitmentOf } from './draw-commitment.rules';
import { contradictions, isIdle } from './draw-contradictions.rules';
import { inputFingerprint } from './draw-fingerprint.rules';
import type { SeedlessInput } from './draw-input.rules';
import { lockDraws, readDrawInput } from './draw-record';
import { rulesFor } from './draw-rules/draw-rules.rules';
import { readDrawRules } from './draw-rules/read-draw-rules';
import { forgetSecret, keepSecret, newSecret } from './draw-secret';
import { requireNamedInAdvance } from './draw-standing.rules';
import { GENERATOR } from './random.rules';

/**
 * Makes room for a new commitment: the open one becomes void, for all to see, with what moved. Only the one its editor
 * saw: two agents at once do not void each other's. Throws `allocation/draw-prepared`.
 */
async function replaceOpen({ tx, actor }: CommandContext, programmeId: string, seen: string | undefined) {
  const open = await openCommitment(tx, programmeId);
  if (open?.id !== seen) throw new DomainError('conflict', 'allocation/draw-prepared');
  if (!open) return;
  const moved = await movedSince(tx, open);
  await forgetSecret(tx, actor, open.id);
  await tx.$executeRaw`
    UPDATE draw_commitment SET state = 'VOID', moved = ${JSON.stringify(moved)}::jsonb, closed_at = clock_timestamp()
    WHERE id = ${open.id}::uuid`;
}

/** What is committed to is what the programme keeps: nobody prepares a draw by rules of their own. */
function requireKeptRules(given: object): void {
  const own = Object.entries(given).filter(([, part]) => part !== undefined);
  if (own.length > 0)
    throw new DomainError('invalid', 'common/invalid-input', { fields: own.map(([part]) => part).join(',') });
}

/** Throws `allocation/quotas-contradict` with how many, and the quotas they are between. */
function requireConsistent(input: SeedlessInput): void {
  const against = contradictions(input).filter((one) => !isIdle(one));
  if (against.length === 0) return;
  const quotas = [...new Set(against.flatMap(({ quotaIds }) => quotaIds))].sort().join(', ');
  throw new DomainError('conflict', 'allocation/quotas-contradict', { count: against.length, quotas });
}

/**
 * The commitment that comes before a draw: freezes what it will be made from and the rules that the programme keeps, makes
 * the secret, and publishes the fingerprint of the one, the hash of the other, and the public value that they wait for,
 * named in advance. Answers the id of the draw to come. Throws `allocation/nothing-to-draw`, `allocation/quotas-contradict`,
 * `allocation/public-value-past`, `allocation/draw-prepared`, `allocation/draw-under-way`.
 */
export const prepareDraw = command(
  'allocation/prepare-draw',
  prepareAnyDrawInput,
  async (context, { publicValue, replaces, ...given }) => {
    const { tx, actor, now, trail } = context;
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['programme', programmeId] });
    authorize(mayDraw(actor, { programmeId }));
    const knownAt = new Date(publicValue.at);
    // The command line and the demo prepare and draw at once, and tests by rules that nobody keeps.
    if (actor.kind !== 'system') {
      requireKeptRules(given);
      requireNamedInAdvance(now, knownAt);
    }
    await lockDraws(tx, programmeId);
    await replaceOpen(context, programmeId, replaces);
    const rules = rulesFor(await readDrawRules(tx, programmeId), given);
    const input = await readDrawInput(tx, programmeId, await readRules(tx, programmeId), rules);
    if (input.demands.length === 0) throw new DomainError('conflict', 'allocation/nothing-to-draw');
    requireConsistent(input);
    const secret = newSecret();
    const [commitment, inputHash] = [commitmentOf(secret), inputFingerprint(input)];
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO draw_commitment (programme_id, commitment, generator, input_hash, input, public_what, public_at)
      VALUES (${programmeId}::uuid, ${commitment}, ${GENERATOR}, ${inputHash}, ${JSON.stringify(input)}::jsonb,
        ${publicValue.what}, ${knownAt}) RETURNING id`;
    const drawId = made?.id ?? '';
    await keepSecret(tx, actor, drawId, secret);
    trail({ subject: ['draw', drawId], facts: { demands: input.demands.length, commitment, inputHash } });
    return { drawId, commitment, inputHash, demands: input.demands.length };
  },
  { timeoutMs: 120_000 },
);

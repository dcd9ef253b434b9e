import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { mayChangeDrawRules } from '../allocation.policy';
import { quotaName } from './draw-rules.rules';
import { addQuotaInput, changeQuotaInput, type QuotaFields, quotaFields, removeQuotaInput } from './draw-rules.schema';
import { lockDrawRules } from './lock-draw-rules';

/** As many as a draw takes. */
const MOST = 500;
const NAMES = Object.keys(quotaFields.shape) as (keyof QuotaFields)[];

/** What a quota speaks of is there, the session in this programme. Throws `structures/not-found`, `sessions/not-found`. */
export async function requireThere(
  tx: Tx,
  programmeId: string,
  { structureId, sessionId }: QuotaFields,
): Promise<void> {
  if (structureId) {
    const found = await tx.$queryRaw<unknown[]>`SELECT id FROM structure WHERE id = ${structureId}::uuid`;
    if (found.length === 0) throw new DomainError('not-found', 'structures/not-found');
  }
  if (!sessionId) return;
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM session WHERE id = ${sessionId}::uuid AND programme_id = ${programmeId}::uuid`;
  if (found.length === 0) throw new DomainError('not-found', 'sessions/not-found');
}

/** A field in the trail: codes, ids and numbers. A tag is what somebody wrote: that there is one is told, not which. */
const fact = (name: keyof QuotaFields, value: string | number | null): string | number => {
  if (value === null) return 'none';
  return name === 'tag' ? 'set' : value;
};

/** What it says, by field. */
const factsOf = (fields: QuotaFields) =>
  Object.fromEntries(NAMES.flatMap((name) => (fields[name] === null ? [] : [[name, fact(name, fields[name])]])));

/**
 * One more quota for the draws to come; a commitment goes by those it froze. Throws `allocation/too-many-quotas`,
 * `structures/not-found`, `sessions/not-found`, `programmes/purged`, `accounts/proof-needed`.
 */
export const addQuota = command(
  'allocation/add-quota',
  addQuotaInput,
  async ({ tx, actor, now, trail }, { reason, note, ...fields }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['programme', programmeId], reason, ...(note && { note }) });
    authorize(mayChangeDrawRules(actor, { programmeId }));
    requireFreshProof(actor, now);
    const { lastQuota } = await lockDrawRules(tx, programmeId);
    await requireThere(tx, programmeId, fields);
    const [kept] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM draw_quota WHERE programme_id = ${programmeId}::uuid`;
    if ((kept?.count ?? 0) >= MOST) throw new DomainError('conflict', 'allocation/too-many-quotas', { most: MOST });
    const number = lastQuota + 1;
    trail({ facts: { quota: quotaName(number), ...factsOf(fields) } });
    await tx.$executeRaw`UPDATE draw_rules SET last_quota = ${number} WHERE programme_id = ${programmeId}::uuid`;
    const { id, version } = await tx.drawQuota.create({ data: { programmeId, number, ...fields } });
    return { quotaId: id, code: quotaName(number), version };
  },
);

type Locked = Edited & QuotaFields & { readonly number: number };

/** One quota of the programme, locked after its rules. Throws `allocation/quota-not-found`. */
async function lockQuota(tx: Tx, programmeId: string, quotaId: string): Promise<Locked> {
  await lockDrawRules(tx, programmeId);
  const found = await tx.drawQuota.findFirst({ where: { id: quotaId, programmeId } });
  if (!found) throw new DomainError('not-found', 'allocation/quota-not-found');
  return found;
}

/**
 * Changes a quota for the draws to come. Throws `allocation/quota-not-found`, `common/changed-meanwhile`, and what
 * adding one throws.
 */
export const changeQuota = command(
  'allocation/change-quota',
  changeQuotaInput,
  async ({ tx, actor, now, trail }, { quotaId, version, reason, note, ...fields }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['quota', quotaId], reason, ...(note && { note }) });
    authorize(mayChangeDrawRules(actor, { programmeId }));
    requireFreshProof(actor, now);
    const before = await lockQuota(tx, programmeId, quotaId);
    requireSeen(before, { actor, seen: version });
    await requireThere(tx, programmeId, fields);
    const changed = NAMES.filter((name) => fields[name] !== before[name]);
    const moves = changed.map((name) => [name, `${fact(name, before[name])} → ${fact(name, fields[name])}`]);
    trail({ facts: { quota: quotaName(before.number), ...Object.fromEntries(moves) } });
    const saved = await tx.drawQuota.update({ where: { id: quotaId }, data: fields, select: { version: true } });
    return { quotaId, version: saved.version };
  },
);

/** Takes a quota out of the draws to come. Throws `allocation/quota-not-found`, `common/changed-meanwhile`. */
export const removeQuota = command(
  'allocation/remove-quota',
  removeQuotaInput,
  async ({ tx, actor, now, trail }, { quotaId, version, reason, note }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['quota', quotaId], reason, ...(note && { note }) });
    authorize(mayChangeDrawRules(actor, { programmeId }));
    requireFreshProof(actor, now);
    const before = await lockQuota(tx, programmeId, quotaId);
    requireSeen(before, { actor, seen: version });
    trail({ facts: { quota: quotaName(before.number), ...factsOf(before) } });
    await tx.drawQuota.delete({ where: { id: quotaId } });
    return { quotaId };
  },
);

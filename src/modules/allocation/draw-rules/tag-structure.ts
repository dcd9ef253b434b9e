import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayChangeDrawRules } from '../allocation.policy';
import { tagStructureInput, untagStructureInput } from './draw-rules.schema';
import { lockDrawRules } from './lock-draw-rules';

/**
 * Gives a structure a priority in the draws of this programme, with its written reason. A tag that is known, in capitals
 * or not, is written as it is. Throws `structures/not-found`, `allocation/already-tagged`, `programmes/purged`,
 * `accounts/proof-needed`.
 */
export const tagStructure = command(
  'allocation/tag-structure',
  tagStructureInput,
  async ({ tx, actor, now, trail }, { structureId, tag: typed, reason }) => {
    const programmeId = programmeIdOf(actor);
    // Tag and reason are what somebody wrote: they stand in the note, not in the facts.
    trail({ subject: ['structure', structureId], structureId, note: `${typed} · ${reason}` });
    authorize(mayChangeDrawRules(actor, { programmeId }));
    requireFreshProof(actor, now);
    await lockDrawRules(tx, programmeId);
    const found = await tx.$queryRaw<unknown[]>`SELECT id FROM structure WHERE id = ${structureId}::uuid`;
    if (found.length === 0) throw new DomainError('not-found', 'structures/not-found');
    const [known] = await tx.$queryRaw<{ tag: string }[]>`
      SELECT tag FROM (SELECT tag FROM structure_tag WHERE programme_id = ${programmeId}::uuid
        UNION SELECT tag FROM draw_quota WHERE programme_id = ${programmeId}::uuid) t
      WHERE lower(tag) = lower(${typed}) ORDER BY tag LIMIT 1`;
    const tag = known?.tag ?? typed;
    const givenById = actor.kind === 'user' ? actor.userId : null;
    const written = await tx.$executeRaw`
      INSERT INTO structure_tag (programme_id, structure_id, tag, reason, given_by_id)
      VALUES (${programmeId}::uuid, ${structureId}::uuid, ${tag}, ${reason}, ${givenById}::uuid) ON CONFLICT DO NOTHING`;
    if (written === 0) throw new DomainError('conflict', 'allocation/already-tagged');
    return { structureId, tag };
  },
);

/** Takes a priority back, with its reason. Throws `allocation/tag-not-found`, `programmes/purged`, `accounts/proof-needed`. */
export const untagStructure = command(
  'allocation/untag-structure',
  untagStructureInput,
  async ({ tx, actor, now, trail }, { structureId, tag, reason, note }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['structure', structureId], structureId, reason, note: [tag, note].filter(Boolean).join(' · ') });
    authorize(mayChangeDrawRules(actor, { programmeId }));
    requireFreshProof(actor, now);
    await lockDrawRules(tx, programmeId);
    const gone = await tx.$executeRaw`
      DELETE FROM structure_tag
      WHERE programme_id = ${programmeId}::uuid AND structure_id = ${structureId}::uuid AND tag = ${tag}`;
    if (gone === 0) throw new DomainError('not-found', 'allocation/tag-not-found');
    return { structureId, tag };
  },
);

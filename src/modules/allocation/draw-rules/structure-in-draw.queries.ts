import { programmeIdOf } from '@/modules/programmes/read-programme';
import { structureId as ofStructure } from '@/modules/structures/structure.schema';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayDraw } from '../allocation.policy';
import { seatsByHead } from './draw-rules.rules';
import { readKeptRules, readTags } from './read-draw-rules';

/**
 * What the rules say of one structure: its priorities, and the seats that its headcount lets it have. The city. Throws
 * `structures/not-found`.
 */
export const structureInDraw = query(
  'allocation/structure-in-draw',
  ofStructure,
  async ({ tx, actor }, { structureId }) => {
    const programmeId = programmeIdOf(actor);
    authorize(mayDraw(actor, { programmeId }));
    const [found] = await tx.$queryRaw<{ members: number | null }[]>`
      SELECT member_count AS members FROM structure WHERE id = ${structureId}::uuid`;
    if (!found) throw new DomainError('not-found', 'structures/not-found');
    const { settings } = await readKeptRules(tx, programmeId);
    const tags = (await readTags(tx, programmeId, [structureId]))(structureId);
    return { tags, per: settings.seatsPerHead, seats: seatsByHead(found.members, settings.seatsPerHead) };
  },
);

import type { Actor } from '@/platform/actor';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import type { RecordedInput } from './draw.schema';
import { readCommitment } from './draw-commitment';
import { rulesFingerprint } from './draw-fingerprint.rules';
import { ofThisEdition, readDraw } from './draw-record';
import { runStudyType } from './draw-study.job-types';
import { studyOf } from './draw-study.rules';
import { startStudyInput } from './draw-study.schema';
import { GENERATOR } from './random.rules';

type Frozen = { readonly programmeId: string; readonly inputHash: string; readonly input: RecordedInput };

/** What a draw was made from, or what is frozen for a draw to come. Foreign and unknown answer alike. */
async function frozenFor(tx: Tx, actor: Actor, drawId: string): Promise<Frozen> {
  const [drawn] = await tx.$queryRaw<{ there: boolean }[]>`
    SELECT EXISTS (SELECT FROM draw WHERE id = ${drawId}::uuid) AS there`;
  const found = drawn?.there ? await readDraw(tx, drawId) : await readCommitment(tx, drawId);
  if (!mayDraw(actor, found)) throw new DomainError('not-found', 'allocation/draw-not-found');
  const { programmeId, inputHash } = found;
  return { programmeId, inputHash, input: 'generator' in found ? ofThisEdition(found) : found.input };
}

/**
 * Starts a study: what one draw was made from, or will be, is drawn `runs` times with seeds that follow from the study's
 * id. The worker draws; a secret is never among the seeds. Throws `allocation/draw-not-found`,
 * `allocation/draw-of-earlier-edition`, `allocation/nothing-to-draw`.
 */
export const startStudy = command(
  'allocation/start-study',
  startStudyInput,
  async ({ tx, actor, trail, later }, { drawId, runs }) => {
    trail({ subject: ['draw', drawId] });
    const { programmeId, inputHash, input } = await frozenFor(tx, actor, drawId);
    if (input.demands.length === 0) throw new DomainError('conflict', 'allocation/nothing-to-draw');
    const { columns } = studyOf(input);
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO draw_study (programme_id, draw_id, generator, input_hash, input, columns, runs)
      VALUES (${programmeId}::uuid, ${drawId}::uuid, ${GENERATOR}, ${inputHash}, ${JSON.stringify(input)}::jsonb,
        ${JSON.stringify(columns)}::jsonb, ${runs}) RETURNING id`;
    const studyId = made?.id ?? '';
    await later(runStudyType, { studyId });
    trail({ facts: { studyId, runs, inputHash, rulesHash: rulesFingerprint(input.rules) } });
    return { studyId };
  },
  { timeoutMs: 120_000 },
);

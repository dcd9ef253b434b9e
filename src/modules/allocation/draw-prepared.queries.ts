import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { mayDraw, mayVerifyDraw } from './allocation.policy';
import { movedSince, openCommitment } from './draw-commitment';
import { sameRules } from './draw-fingerprint.rules';
import { readDrawRules } from './draw-rules/read-draw-rules';
import { holds, type Moved } from './draw-standing.rules';

export type VoidCommitment = {
  readonly id: string;
  readonly commitment: string;
  readonly inputHash: string;
  readonly publicWhat: string;
  readonly publicAt: Date;
  readonly moved: Moved;
  readonly createdAt: Date;
  readonly closedAt: Date;
};

/**
 * The draw that is prepared and not drawn yet, with what moved since and whether the rules changed; and the commitments that
 * did not hold, the latest first. Never a secret. The city and the auditor.
 */
export const preparedDraw = query('allocation/prepared-draw', nothing, async ({ tx, actor, now }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayVerifyDraw(actor, { programmeId }));
  const open = await openCommitment(tx, programmeId);
  const voided = await tx.$queryRaw<VoidCommitment[]>`
    SELECT id, commitment, input_hash AS "inputHash", public_what AS "publicWhat", public_at AS "publicAt", moved,
      created_at AS "createdAt", closed_at AS "closedAt"
    FROM draw_commitment WHERE programme_id = ${programmeId}::uuid AND state = 'VOID' ORDER BY created_at DESC LIMIT 20`;
  if (!open) return { open: null, voided };
  const { id, commitment, inputHash, publicWhat, publicAt, input } = open;
  const moved = await movedSince(tx, open);
  const due = publicAt.getTime() <= now.getTime();
  return {
    open: {
      ...{ id, commitment, inputHash, publicWhat, publicAt, moved, due },
      holds: holds(moved),
      /** The programme keeps other rules since: this draw goes by those that it was committed to. */
      rulesChanged: !sameRules(input.rules, await readDrawRules(tx, programmeId)),
      demands: input.demands.length,
      can: { draw: due && holds(moved) && mayDraw(actor, open), prepare: mayDraw(actor, open) },
    },
    voided,
  };
});

import type { Actor } from '@/platform/actor';
import { query } from '@/platform/command';
import { inTheNameOf, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { drawId } from './draw.schema';
import { type CommitmentState, originOf } from './draw-commitment';
import { type DrawProof, proofOf } from './draw-proof.rules';
import { ofThisEdition, readDraw } from './draw-record';
import type { Moved } from './draw-standing.rules';

export type PublishedDraw = {
  readonly id: string;
  readonly programme: string;
  readonly senderName: string;
  readonly timeZone: string;
  readonly generator: string;
  readonly commitment: string;
  readonly inputHash: string;
  readonly publicWhat: string;
  readonly publicAt: Date;
  readonly publicValue: string | null;
  readonly state: CommitmentState;
  /** Of a void one. */
  readonly moved: Moved | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  /** What became of the draw; null as long as it is not drawn. */
  readonly outcome: 'PROPOSED' | 'PUBLISHED' | 'DISCARDED' | null;
};

async function readPublished(tx: Tx, id: string): Promise<PublishedDraw> {
  const [row] = await tx.$queryRaw<PublishedDraw[]>`
    SELECT c.id, p.name AS programme, p.sender_name AS "senderName", p.time_zone AS "timeZone", c.generator, c.commitment,
      c.input_hash AS "inputHash", c.public_what AS "publicWhat", c.public_at AS "publicAt", c.public_value AS "publicValue",
      c.state, c.moved, c.created_at AS "createdAt", c.closed_at AS "closedAt", d.state AS outcome
    FROM draw_commitment c JOIN programme p ON p.id = c.programme_id LEFT JOIN draw d ON d.id = c.id WHERE c.id = ${id}::uuid`;
  if (!row) throw new DomainError('not-found', 'allocation/draw-not-found');
  return row;
}

const publicly = <T>(tx: Tx, actor: Actor, work: () => Promise<T>) => inTheNameOf('public-draw', tx, actor, work);

/**
 * What is published of a draw that was committed to, from the commitment on, for everybody: a draw put aside and a
 * commitment that became void stay here too. Throws `allocation/draw-not-found`.
 */
export const publishedDraw = query('allocation/published-draw', drawId, ({ tx, actor }, input) =>
  publicly(tx, actor, () => readPublished(tx, input.drawId)),
);

/**
 * The proof of such a draw, once it is drawn: pseudonyms and numbers alone. A trial has none here. Throws
 * `allocation/draw-not-found`.
 */
export const publishedProof = query(
  'allocation/published-proof',
  drawId,
  ({ tx, actor }, input): Promise<DrawProof> =>
    publicly(tx, actor, async () => {
      const { state } = await readPublished(tx, input.drawId);
      if (state !== 'DRAWN') throw new DomainError('not-found', 'allocation/draw-not-found');
      const recorded = await readDraw(tx, input.drawId);
      return proofOf(ofThisEdition(recorded), await originOf(tx, recorded));
    }),
);

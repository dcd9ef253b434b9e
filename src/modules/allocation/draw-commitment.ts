import { readRules } from '@/modules/programmes/read-programme';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type RecordedInput, recordedInput } from './draw.schema';
import type { SeedOrigin } from './draw-proof.rules';
import { type RecordedDraw, readDrawInput } from './draw-record';
import { type Moved, whatMoved } from './draw-standing.rules';

export type CommitmentState = 'OPEN' | 'DRAWN' | 'VOID';

/** What was published before a draw, and what it froze. */
export type Commitment = {
  readonly id: string;
  readonly programmeId: string;
  readonly commitment: string;
  readonly inputHash: string;
  readonly publicWhat: string;
  readonly publicAt: Date;
  readonly state: CommitmentState;
  readonly secret: string | null;
  readonly publicValue: string | null;
  readonly input: RecordedInput;
};

function parsed([row]: readonly (Omit<Commitment, 'input'> & { input: unknown })[]): Commitment | null {
  return row ? { ...row, input: recordedInput.parse(row.input) } : null;
}

/** Whose commitment it is, without what it froze. Throws `allocation/draw-not-found`. */
export async function programmeOfCommitment(tx: Tx, drawId: string): Promise<string> {
  const [found] = await tx.$queryRaw<{ programmeId: string }[]>`
    SELECT programme_id AS "programmeId" FROM draw_commitment WHERE id = ${drawId}::uuid`;
  if (!found) throw new DomainError('not-found', 'allocation/draw-not-found');
  return found.programmeId;
}

/** One commitment; it changes under the lock of the programme's draws alone. Throws `allocation/draw-not-found`. */
export async function readCommitment(tx: Tx, drawId: string): Promise<Commitment> {
  const found = parsed(
    await tx.$queryRaw`
      SELECT id, programme_id AS "programmeId", commitment, input_hash AS "inputHash", public_what AS "publicWhat",
        public_at AS "publicAt", state, secret, public_value AS "publicValue", input
      FROM draw_commitment WHERE id = ${drawId}::uuid`,
  );
  if (!found) throw new DomainError('not-found', 'allocation/draw-not-found');
  return found;
}

/** The draw of a programme that is prepared and not drawn yet, if there is one. */
export async function openCommitment(tx: Tx, programmeId: string): Promise<Commitment | null> {
  return parsed(
    await tx.$queryRaw`
      SELECT id, programme_id AS "programmeId", commitment, input_hash AS "inputHash", public_what AS "publicWhat",
        public_at AS "publicAt", state, secret, public_value AS "publicValue", input
      FROM draw_commitment WHERE programme_id = ${programmeId}::uuid AND state = 'OPEN'`,
  );
}

/** What moved since it was frozen: all is read again, under the rules that were committed to. */
export async function movedSince(tx: Tx, { programmeId, input }: Commitment): Promise<Moved> {
  const is = await readDrawInput(tx, programmeId, await readRules(tx, programmeId), input.rules);
  return whatMoved(input, is);
}

/** Where the seed of a draw came from: the secret and the public value it was committed to, or a seed typed in for a trial. */
export async function originOf(tx: Tx, { id, seed }: Pick<RecordedDraw, 'id' | 'seed'>): Promise<SeedOrigin> {
  const [row] = await tx.$queryRaw<
    { commitment: string; secret: string; what: string; at: Date; value: string }[]
  >`SELECT commitment, secret, public_what AS what, public_at AS at, public_value AS value
    FROM draw_commitment WHERE id = ${id}::uuid AND state = 'DRAWN'`;
  if (!row) return { kind: 'seed', seed };
  const { commitment, secret, what, at, value } = row;
  return { kind: 'committed', commitment, secret, public: { what, at: at.toISOString(), value } };
}

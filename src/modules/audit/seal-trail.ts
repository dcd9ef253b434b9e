import { inTransaction, type Tx } from '@/platform/db';
import { logger } from '@/platform/logger';
import { BEFORE_THE_FIRST, type SealedLine, sealOf } from './audit.rules';
import { hex, sha256 } from './digest';
import { firstThatMayWait, unsealedLines } from './sealed-lines';

const SEALER = { kind: 'system', name: 'seal', programmeId: null } as const;
const BATCH = 5_000;

type Anchor = { readonly position: bigint; readonly hash: Uint8Array };

/** False when another sealer is at work: it seals what there is, this one has nothing to do. */
async function isOnlySealer(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alone: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('audit/seal')) AS alone`;
  return row?.alone ?? false;
}

async function lastSeal(tx: Tx): Promise<Anchor> {
  const [row] = await tx.$queryRaw<Anchor[]>`SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1`;
  return row ?? { position: 0n, hash: BEFORE_THE_FIRST };
}

async function seal(tx: Tx, lines: readonly SealedLine[]): Promise<Anchor> {
  let { position, hash } = await lastSeal(tx);
  const seals = lines.map((line) => {
    position += 1n;
    hash = sealOf(sha256, hash, line);
    return { position, id: line.id, hash };
  });
  await tx.$executeRaw`
    INSERT INTO audit_seal (position, audit_id, hash)
    SELECT s.position, s.audit_id, decode(s.hash, 'hex') FROM unnest(${seals.map((s) => s.position)}::bigint[],
      ${seals.map((s) => s.id)}::bigint[], ${seals.map((s) => hex(s.hash))}::text[]) AS s(position, audit_id, hash)`;
  return { position, hash };
}

type Batch = { readonly after: bigint; readonly sealed: number; readonly anchor: Anchor | null };

function nextBatch(after: bigint | null): Promise<Batch | null> {
  return inTransaction(
    SEALER,
    'audit/seal',
    async (tx) => {
      if (!(await isOnlySealer(tx))) return null;
      const from = after ?? (await firstThatMayWait(tx));
      const lines = await unsealedLines(tx, from, BATCH);
      const last = lines.at(-1);
      return last ? { after: last.id, sealed: lines.length, anchor: await seal(tx, lines) } : null;
    },
    { timeoutMs: 60_000 },
  );
}

/**
 * Seals every line that is committed and has no seal yet, 5,000 a transaction; answers how many. Writers of lines wait
 * for nothing: only seals are written, under a lock between sealers. A line whose transaction was still open is sealed
 * by a later run, so that the chain follows the order of sealing, and ids may go back in it. It leaves no line itself:
 * each run would make the next one. The log keeps the last position and hash, outside the database.
 */
export async function sealTrail(): Promise<number> {
  let sealed = 0;
  let anchor: Anchor | null = null;
  for (let batch = await nextBatch(null); batch; batch = await nextBatch(batch.after)) {
    sealed += batch.sealed;
    anchor = batch.anchor;
  }
  if (anchor) {
    const { position, hash } = anchor;
    logger.info({
      event: 'trail-sealed',
      rows: sealed,
      position: Number(position),
      hash: hex(hash),
    });
  }
  return sealed;
}

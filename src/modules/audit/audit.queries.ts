import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { mayReadNote, mayReadTrail } from './audit.policy';
import { type SealState, trailInput } from './audit.schema';
import { hex } from './digest';
import { firstThatMayWait } from './sealed-lines';
import { countTrail, type Scope, trailLines } from './trail-lines';

const PAGE = 50;
/** Lines counted at most: beyond, the screen says "more than". */
const COUNTED = 10_000;

/** Whose trail, and what of it, this actor reads. Throws `common/forbidden`. */
export async function trailScope(tx: Tx, actor: Actor): Promise<Scope> {
  const programmeId = actor.kind === 'nobody' ? null : actor.programmeId;
  authorize(programmeId !== null && mayReadTrail(actor, { programmeId }));
  const programme = await tx.programme.findUnique({ where: { id: programmeId }, select: { timeZone: true } });
  return {
    programmeId,
    named: mayReadNote(actor, { programmeId }),
    timeZone: programme?.timeZone ?? 'Europe/Paris',
  };
}

/** How far the trail is sealed; null for whoever may not see it, and before the first seal. */
async function sealState(tx: Tx): Promise<SealState | null> {
  const [last] = await tx.$queryRaw<{ position: bigint; hash: Uint8Array; sealedAt: Date }[]>`
    SELECT position, hash, sealed_at AS "sealedAt" FROM audit_seal ORDER BY position DESC LIMIT 1`;
  if (!last) return null;
  const [waiting] = await tx.$queryRaw<{ count: number; since: Date | null }[]>`
    SELECT count(*)::int AS count, min(w.at) AS since FROM (
      SELECT a.at FROM audit a WHERE a.id > ${await firstThatMayWait(tx)}
        AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.audit_id = a.id) LIMIT ${COUNTED}) w`;
  return {
    lines: Number(last.position),
    sealedAt: last.sealedAt,
    anchor: hex(last.hash),
    waiting: waiting?.count ?? 0,
    waitingSince: waiting?.since ?? null,
  };
}

/**
 * The trail of the programme, the latest first, fifty lines a page. Ids are resolved to names and free notes shown for
 * the city's staff only: an auditor reads codes, numbers and ids (rule 11 and the table of roles). `older` and `newer`
 * are the lines to go on from; null at the ends.
 */
export const readTrail = query(
  'audit/trail',
  trailInput,
  async ({ tx, actor }, { before, after, ...input }) => {
    const scope = await trailScope(tx, actor);
    const back = after !== undefined && before === undefined;
    const found = await trailLines(tx, input, scope, { before, after, limit: PAGE + 1 });
    // one line more than shown tells whether there are others: the oldest, or going back to the newest the first
    const more = found.length > PAGE;
    const rows = back ? found.slice(-PAGE) : found.slice(0, PAGE);
    const [first, last] = [rows.at(0)?.id ?? null, rows.at(-1)?.id ?? null];
    return {
      total: await countTrail(tx, input, scope, COUNTED),
      counted: COUNTED,
      named: scope.named,
      rows,
      older: back || more ? last : null,
      newer: (back && more) || before !== undefined ? first : null,
      seal: await sealState(tx),
    };
  },
  { personal: (_, read) => (read?.named === false ? null : { rows: read?.rows.length }) },
);

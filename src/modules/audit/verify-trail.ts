import { z } from 'zod';
import { isSystem } from '@/modules/accounts/actor.rules';
import type { SystemActor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { command, nothing, query } from '@/platform/command';
import type { SealedLine } from './audit.rules';
import { AT_THE_START, type Fault, faultsOf, isBackdated, type Link, step, type Walk } from './chain.rules';
import { hex, sha256 } from './digest';
import { SEALED_COLUMNS } from './sealed-lines';

/** Places of the chain read at once: memory stays flat whatever its length. */
const PAGE = 2_000;

type Read = { position: bigint; auditId: bigint; hash: Uint8Array } & Omit<SealedLine, 'id'> & { id: bigint | null };

const linkOf = ({ position, auditId, hash, id, ...line }: Read): Link => ({
  position,
  auditId,
  hash,
  line: id === null ? null : { ...line, id },
});

export const readLinks = query(
  'audit/links',
  z.strictObject({ after: z.bigint(), until: z.bigint() }),
  async ({ tx, actor }, { after, until }): Promise<Link[]> => {
    authorize(isSystem(actor));
    const rows = await tx.$queryRaw<Read[]>`
      SELECT s.position, s.audit_id AS "auditId", s.hash, ${SEALED_COLUMNS}
      FROM audit_seal s LEFT JOIN audit a ON a.id = s.audit_id
      WHERE s.position > ${after} AND s.position <= ${until} ORDER BY s.position LIMIT ${PAGE}`;
    return rows.map(linkOf);
  },
);

export const readEnd = query('audit/chain-end', nothing, async ({ tx, actor }): Promise<bigint> => {
  authorize(isSystem(actor));
  const [row] = await tx.$queryRaw<{ position: bigint }[]>`
    SELECT coalesce(max(position), 0) AS position FROM audit_seal`;
  return row?.position ?? 0n;
});

type Waiting = { readonly id: bigint; readonly at: Date };

/** Lines without a seal, anywhere, a page at a time. */
export const readWaiting = query(
  'audit/waiting',
  z.strictObject({ after: z.bigint() }),
  async ({ tx, actor }, { after }): Promise<Waiting[]> => {
    authorize(isSystem(actor));
    return tx.$queryRaw<Waiting[]>`
      SELECT a.id, a.at FROM audit a WHERE a.id > ${after} AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.audit_id = a.id)
      ORDER BY a.id LIMIT ${PAGE}`;
  },
  { timeoutMs: 120_000 },
);

/** A verification is itself a line of the trail. */
export const recordVerification = command(
  'audit/verify',
  z.strictObject({ sealed: z.number(), faults: z.number(), anchored: z.boolean().nullable() }),
  async ({ actor, trail }, { sealed, faults, anchored }) => {
    trail({ subject: ['trail', 'chain'], facts: { sealed, faults, anchored } });
    authorize(isSystem(actor));
  },
);

async function* linksUntil(actor: SystemActor, until: bigint): AsyncGenerator<Link> {
  for (let after = 0n; ; ) {
    const links = await readLinks(actor, { after, until });
    yield* links;
    const last = links.at(-1);
    if (!last) return;
    after = last.position;
  }
}

type Unsealed = { readonly count: number; readonly since: Date | null; readonly faults: readonly Fault[] };

/** What waits for its seal, and what was slipped among what is sealed: dated long before the end of the chain. */
async function unsealed(actor: SystemActor, walk: Walk): Promise<Unsealed> {
  let [count, since, faults]: [number, Date | null, Fault[]] = [0, null, []];
  for (let page = await readWaiting(actor, { after: 0n }); page.length > 0; ) {
    for (const { id, at } of page) {
      if (since === null || at < since) since = at;
      if (isBackdated(at, walk.latest) && faults.length < 100)
        faults = [...faults, { kind: 'BACKDATED', position: null, auditId: id }];
    }
    count += page.length;
    page = await readWaiting(actor, { after: page.at(-1)?.id ?? 0n });
  }
  return { count, since, faults };
}

export type Verification = {
  /** Positions in the chain. */
  readonly sealed: number;
  /** The seal of the last position in hexadecimal, to be noted elsewhere; null when nothing is sealed. */
  readonly anchor: string | null;
  /** The position of the anchor noted formerly; null when it is not in the chain, absent when none was given. */
  readonly anchoredAt?: number | null;
  /** The first hundred, in the order of the chain; those without a position last. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly unsealed: { readonly count: number; readonly since: Date | null };
};

/**
 * Walks the whole chain as it stood at the start, page by page, and names what is edited, missing, moved or put in
 * afterwards. `anchor` is a seal noted elsewhere in former times (64 hexadecimal digits): a chain written anew from
 * the first line does not hold it. For the operator; leaves a line.
 */
export async function verifyTrail(actor: SystemActor, { anchor }: { anchor?: string } = {}): Promise<Verification> {
  const until = await readEnd(actor, undefined);
  let walk = AT_THE_START;
  let anchoredAt: number | null = null;
  for await (const link of linksUntil(actor, until)) {
    walk = step(sha256, walk, link);
    if (anchor !== undefined && hex(link.hash) === anchor.toLowerCase()) anchoredAt = Number(link.position);
  }
  const waiting = await unsealed(actor, walk);
  const { faults, count } = faultsOf(sha256, walk);
  const faultCount = count + waiting.faults.length;
  const sealed = Number(walk.position);
  const anchored = anchor === undefined ? null : anchoredAt !== null;
  await recordVerification(actor, { sealed, faults: faultCount, anchored });
  return {
    sealed,
    anchor: walk.position > 0n ? hex(walk.hash) : null,
    ...(anchor !== undefined && { anchoredAt }),
    faults: [...faults, ...waiting.faults],
    faultCount,
    unsealed: { count: waiting.count, since: waiting.since },
  };
}

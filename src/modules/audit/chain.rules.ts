import { BEFORE_THE_FIRST, type Digest, type SealedLine, sameBytes, sealOf } from './audit.rules';

/** A place in the chain as it is read back: `line` is null when the trail no longer has it. */
export type Link = {
  readonly position: bigint;
  readonly auditId: bigint;
  readonly hash: Uint8Array;
  readonly line: SealedLine | null;
};

/**
 * What is wrong at one place. EDITED: the line, or its seal, is not what was sealed. MISSING_LINE: sealed, and no longer
 * in the trail. MISSING_SEAL: no seal has this position. MOVED: the place holds the line or the id of another place.
 * BACKDATED: a line dated long before what was sealed ahead of it, so put in afterwards.
 */
export type FaultKind = 'EDITED' | 'MISSING_LINE' | 'MISSING_SEAL' | 'MOVED' | 'BACKDATED';
export type Fault = { readonly kind: FaultKind; readonly position: bigint | null; readonly auditId: bigint | null };

/** The longest a transaction may take; a line older than this among those sealed with it was not written when it says. */
const LATE_MS = 3_600_000;
/** Faults named one by one; the rest are counted. */
const NAMED = 100;

type Suspect = Link & { readonly line: SealedLine; readonly previous: Uint8Array };

/** How far a walk along the chain has come. Grows neither with the lines nor, past a hundred, with the faults. */
export type Walk = {
  readonly position: bigint;
  readonly hash: Uint8Array;
  /** The latest date seen so far, ms. */
  readonly latest: number;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly suspects: readonly Suspect[];
};

export const AT_THE_START: Walk = {
  position: 0n,
  hash: BEFORE_THE_FIRST,
  latest: Number.NEGATIVE_INFINITY,
  faults: [],
  faultCount: 0,
  suspects: [],
};

const fault = (walk: Walk, found: Fault, times = 1): Walk => ({
  ...walk,
  faults: walk.faults.length < NAMED ? [...walk.faults, found] : walk.faults,
  faultCount: walk.faultCount + times,
});

/** Positions nobody sealed, from the last one seen to this one: named one by one up to a hundred. */
function gap(walk: Walk, until: bigint): Walk {
  const missing = until - walk.position - 1n;
  if (missing <= 0n) return walk;
  let next = walk;
  const named = missing > BigInt(NAMED) ? BigInt(NAMED) : missing;
  for (let i = 1n; i <= named; i++)
    next = fault(next, { kind: 'MISSING_SEAL', position: walk.position + i, auditId: null });
  return { ...next, faultCount: walk.faultCount + Number(missing) };
}

export const isBackdated = (at: Date, latest: number): boolean => at.getTime() < latest - LATE_MS;

/**
 * One step: `link` must follow what was walked. Each place is judged by the seal stored before it, so that one changed
 * row is one fault and not a fault of every row after it. After a missing seal the next one cannot be judged.
 */
export function step(digest: Digest, walk: Walk, link: Link): Walk {
  const { position, auditId, hash, line } = link;
  const follows = position === walk.position + 1n;
  const walked = gap(walk, position);
  const here = { ...walked, position, hash };
  if (!line) return fault(here, { kind: 'MISSING_LINE', position, auditId });
  const dated = { ...here, latest: Math.max(walk.latest, line.at.getTime()) };
  if (follows && !sameBytes(sealOf(digest, walk.hash, line), hash)) {
    if (walk.suspects.length >= NAMED) return fault(here, { kind: 'EDITED', position, auditId });
    return { ...here, suspects: [...walk.suspects, { ...link, line, previous: walk.hash }] };
  }
  return isBackdated(line.at, walk.latest) ? fault(dated, { kind: 'BACKDATED', position, auditId }) : dated;
}

/** A place is MOVED when what was sealed there stands, with its own id or with this one, at another suspect place. */
function isMoved(digest: Digest, suspect: Suspect, others: readonly Suspect[]): boolean {
  return others.some(
    ({ position, line }) =>
      position !== suspect.position &&
      [line, { ...line, id: suspect.auditId }].some((held) =>
        sameBytes(sealOf(digest, suspect.previous, held), suspect.hash),
      ),
  );
}

/** The faults of a walk that has ended, in the order of the chain. */
export function faultsOf(digest: Digest, walk: Walk): { faults: readonly Fault[]; count: number } {
  const judged = walk.suspects.map((suspect): Fault => {
    const { position, auditId } = suspect;
    return { kind: isMoved(digest, suspect, walk.suspects) ? 'MOVED' : 'EDITED', position, auditId };
  });
  const faults = [...walk.faults, ...judged].sort((a, b) => Number((a.position ?? 0n) - (b.position ?? 0n)));
  return { faults: faults.slice(0, NAMED), count: walk.faultCount + judged.length };
}

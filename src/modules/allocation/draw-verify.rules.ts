import { seatsIn } from '@/modules/demands/demand.rules';
import { DomainError } from '@/platform/errors';
import { draw } from './draw.rules';
import { commitmentOf } from './draw-commitment.rules';
import { inputFingerprint } from './draw-fingerprint.rules';
import type { DrawResult } from './draw-input.rules';
import { type DrawProof, inputOf, PROOF_FORMAT, type ProofResult, proofResult, seedOf } from './draw-proof.rules';
import { demandNumbers, numberedId } from './draw-pseudonyms.rules';
import { GENERATOR } from './random.rules';

export type ProofFigures = {
  readonly demands: number;
  readonly structures: number;
  readonly sessions: number;
  readonly granted: number;
  readonly served: number;
  readonly seats: number;
  readonly offered: number;
  readonly inputHash: string;
  readonly seed: string;
  /** False when the seed was typed or drawn without a commitment: the draw is right, its seed proves nothing. */
  readonly committed: boolean;
};

/** The first line of a proof that differs from what is computed. */
export type ProofDifference =
  /** Not a proof, or not one of an edition that this verifier knows. */
  | { readonly line: 'format'; readonly said: string; readonly computed: string }
  /** The secret is not the one that was committed to. */
  | { readonly line: 'commitment'; readonly said: string; readonly computed: string }
  /** Rules, structures, sessions or demands are not those that were fingerprinted. */
  | { readonly line: 'input-hash'; readonly said: string; readonly computed: string }
  /** Demand n got something else. */
  | { readonly line: 'demand'; readonly number: number; readonly said: string; readonly computed: string };

export type Verified =
  | { readonly ok: true; readonly figures: ProofFigures }
  | { readonly ok: false; readonly difference: ProofDifference };

const differs = (difference: ProofDifference): Verified => ({ ok: false, difference });
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNeed = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 3 && value.every((n) => typeof n === 'number');
const isDemand = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 6 &&
  value.slice(0, 2).every((code) => typeof code === 'string') &&
  value.slice(2, 5).every((n) => typeof n === 'number') &&
  isNeed(value[5]);
const isStructure = (value: unknown): boolean =>
  isRecord(value) && typeof value.code === 'string' && typeof value.weight === 'number' && Array.isArray(value.tags);
const isSession = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.code === 'string' &&
  isRecord(value.free) &&
  [value.startsAt, value.endsAt].every((at) => typeof at === 'string' && !Number.isNaN(Date.parse(at)));
const isLimit = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && typeof (value.seats ?? value.percent) === 'number');
const isQuota = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  isRecord(value.of) &&
  isRecord(value.on) &&
  isLimit(value.minimum) &&
  isLimit(value.maximum);
const isOrigin = (value: unknown): boolean =>
  isRecord(value) &&
  (value.kind === 'seed'
    ? typeof value.seed === 'string'
    : value.kind === 'committed' &&
      typeof value.secret === 'string' &&
      isRecord(value.public) &&
      typeof value.public.value === 'string');

/** Enough of its shape to compute with: what else is wrong shows in the fingerprint or in a result. */
function isProof(value: unknown): value is DrawProof {
  if (!isRecord(value) || !isRecord(value.rules)) return false;
  const { rules, structures, sessions, demands, results, origin } = value;
  const all = (list: unknown, is: (one: unknown) => boolean): boolean => Array.isArray(list) && list.every(is);
  return (
    isOrigin(origin) &&
    isRecord(rules.caps) &&
    isRecord(rules.weights) &&
    all(rules.quotas, isQuota) &&
    all(structures, isStructure) &&
    all(sessions, isSession) &&
    all(demands, isDemand) &&
    all(results, Array.isArray)
  );
}

function figuresOf(proof: DrawProof, results: readonly DrawResult[], inputHash: string): ProofFigures {
  const granted = results.filter(({ quantity }) => quantity > 0);
  const free = proof.sessions.map((session) => seatsIn(session.free));
  return {
    demands: proof.demands.length,
    structures: proof.structures.length,
    sessions: proof.sessions.length,
    granted: granted.length,
    served: new Set(granted.map(({ structureId }) => structureId)).size,
    seats: granted.reduce((sum, { need }) => sum + seatsIn(need), 0),
    offered: free.reduce((sum, seats) => sum + seats, 0),
    inputHash,
    seed: seedOf(proof.origin),
    committed: proof.origin.kind === 'committed',
  };
}

/** A result in short, the same for the same result. */
const told = (result: ProofResult | undefined): string => (result ? JSON.stringify(result) : 'nothing');

function recompute(proof: DrawProof): Verified {
  const input = inputOf(proof, numberedId);
  const computed = inputFingerprint(input);
  if (computed !== proof.inputHash) return differs({ line: 'input-hash', said: proof.inputHash, computed });
  const numbers = demandNumbers(input);
  const moved = numbers.findIndex((number, place) => number !== place + 1);
  if (moved >= 0)
    return differs({
      line: 'demand',
      number: moved + 1,
      said: `number ${moved + 1}`,
      computed: `number ${numbers[moved]}`,
    });
  const results = draw({ ...input, seed: seedOf(proof.origin) });
  for (let place = 0; place < Math.max(results.length, proof.results.length); place += 1) {
    const [result, said] = [results[place], told(proof.results[place])];
    const own = told(result && proofResult(result));
    if (own !== said) return differs({ line: 'demand', number: place + 1, said, computed: own });
  }
  return { ok: true, figures: figuresOf(proof, results, computed) };
}

/**
 * Draws again from a proof and compares, line by line: the commitment, the fingerprint of the input, each result. It
 * needs nothing but the proof. Whoever holds the commitment and the fingerprint that were published before the draw
 * compares them with those the proof tells.
 */
export function verifyProof(proof: unknown): Verified {
  const known = `${PROOF_FORMAT} ${GENERATOR}`;
  const said = isRecord(proof) ? `${proof.format} ${proof.generator}` : typeof proof;
  if (said !== known) return differs({ line: 'format', said, computed: known });
  if (!isProof(proof)) return differs({ line: 'format', said: 'a part of the proof is missing', computed: known });
  const { origin } = proof;
  if (origin.kind === 'committed') {
    const computed = commitmentOf(origin.secret);
    if (computed !== origin.commitment)
      return differs({ line: 'commitment', said: String(origin.commitment), computed });
  }
  try {
    return recompute(proof);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return differs({ line: 'format', said: error.code, computed: known });
  }
}

/** What is published of a draw: the first two before it is drawn, the public value as it was typed in. */
export type PublishedFacts = {
  readonly commitment: string;
  readonly inputHash: string;
  readonly publicValue: string | null;
};

/**
 * Whether a proof is that of the published draw: its seed comes of the secret committed to and of the public value of the
 * day, and its input has the fingerprint told before. It takes the proof at its word: `verifyProof` says whether that holds.
 */
export function isProofOf(proof: unknown, { commitment, inputHash, publicValue }: PublishedFacts): boolean {
  if (publicValue === null || !isRecord(proof) || !isRecord(proof.origin)) return false;
  const { origin } = proof;
  return (
    origin.kind === 'committed' &&
    origin.commitment === commitment &&
    proof.inputHash === inputHash &&
    isRecord(origin.public) &&
    origin.public.value === publicValue
  );
}

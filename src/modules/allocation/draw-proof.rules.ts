import { DomainError } from '@/platform/errors';
import { draw } from './draw.rules';
import { combineSeed, commitmentOf, type PublicValue } from './draw-commitment.rules';
import { pseudonymisedFingerprint } from './draw-fingerprint.rules';
import type {
  DrawRefusal,
  DrawResult,
  DrawRules,
  DrawSession,
  DrawStructure,
  SeatKind,
  SeedlessInput,
} from './draw-input.rules';
import { pseudonymised } from './draw-pseudonyms.rules';
import { GENERATOR } from './random.rules';

export const PROOF_FORMAT = 'gradins-proof/1';

/** Where the seed came from: typed or drawn without a commitment; or a secret committed to and a public value. */
export type SeedOrigin =
  | { readonly kind: 'seed'; readonly seed: string }
  | {
      readonly kind: 'committed';
      readonly commitment: string;
      readonly secret: string;
      readonly public: PublicValue;
    };

/** A demand: structure, session, rank, people in a formula, formulas, seats by kind. Its number is its place, from 1. */
export type ProofDemand = readonly [string, string, number, number, number, readonly [number, number, number]];

/** A result: formulas, round, [round, place, of], reason, because, left, kind lacking. Its number is its place, from 1. */
export type ProofResult = readonly [
  number,
  number | null,
  readonly [number, number, number] | null,
  DrawRefusal | null,
  string | null,
  number | null,
  SeatKind | null,
];

/**
 * All it takes to draw again: pseudonyms alone, no id and no name of a structure. Structures and sessions are told by
 * their codes, demands by their number.
 */
export type DrawProof = {
  readonly format: typeof PROOF_FORMAT;
  readonly generator: string;
  readonly inputHash: string;
  readonly origin: SeedOrigin;
  readonly rules: DrawRules;
  readonly structures: readonly Omit<DrawStructure, 'id'>[];
  readonly sessions: readonly Omit<DrawSession, 'id'>[];
  readonly demands: readonly ProofDemand[];
  readonly results: readonly ProofResult[];
};

/** The seed that the proof says, or that its secret and its public value make. */
export const seedOf = (origin: SeedOrigin): string =>
  origin.kind === 'seed' ? origin.seed : combineSeed(origin.secret, origin.public.value);

/** A result of a draw under pseudonyms, as a proof keeps it. */
export function proofResult(result: DrawResult): ProofResult {
  const turn = result.turn ? ([result.turn.round, result.turn.place, result.turn.of] as const) : null;
  return [result.quantity, result.round, turn, result.reason, result.because, result.left, result.lacking];
}

/** The input that a proof describes: codes and numbers stand for ids. */
export function inputOf(proof: DrawProof, numberedId: (number: number) => string): SeedlessInput {
  return {
    rules: proof.rules,
    structures: proof.structures.map((structure) => ({ ...structure, id: structure.code })),
    sessions: proof.sessions.map((session) => ({ ...session, id: session.code })),
    demands: proof.demands.map(([structureId, sessionId, rank, size, quantity, seats], place) => ({
      id: numberedId(place + 1),
      ...{ structureId, sessionId, rank, size, quantity },
      need: { standard: seats[0], wheelchair: seats[1], companion: seats[2] },
    })),
  };
}

/**
 * The proof of a draw. Its results are drawn here, under pseudonyms. Throws `allocation/commitment-broken` when the
 * secret is not the one committed to.
 */
export function proofOf(input: SeedlessInput, origin: SeedOrigin): DrawProof {
  if (origin.kind === 'committed' && commitmentOf(origin.secret) !== origin.commitment)
    throw new DomainError('conflict', 'allocation/commitment-broken');
  const under = pseudonymised(input);
  return {
    format: PROOF_FORMAT,
    generator: GENERATOR,
    inputHash: pseudonymisedFingerprint(under),
    origin,
    rules: under.rules,
    structures: under.structures.map(({ id: _, ...structure }) => structure),
    sessions: under.sessions.map(({ id: _, ...session }) => session),
    demands: under.demands.map(({ structureId, sessionId, rank, size, quantity, need }) => [
      ...([structureId, sessionId, rank, size, quantity] as const),
      [need.standard, need.wheelchair, need.companion],
    ]),
    results: draw({ ...under, seed: seedOf(origin) }).map(proofResult),
  };
}

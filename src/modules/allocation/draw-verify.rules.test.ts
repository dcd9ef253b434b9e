import { describe, expect, it } from 'vitest';
import { commitmentOf } from './draw-commitment.rules';
import { demand, input, session, structure } from './draw-examples';
import { type DrawProof, proofOf, type SeedOrigin } from './draw-proof.rules';
import { isProofOf, verifyProof } from './draw-verify.rules';

const value = '4 8 15 16 23 42';
const told = { what: 'Loto, tirage du 3 juin', at: '2024-06-03T20:00:00.000Z' };
const committed = (secret: string, drawn = value): SeedOrigin => ({
  kind: 'committed',
  commitment: commitmentOf(secret),
  secret,
  public: { ...told, value: drawn },
});
const drawOf = (seats: number) =>
  input({
    structures: ['a', 'b'].map((code) => structure(code, { code: `S-${code}` })),
    sessions: [{ ...session('s', seats), code: 'ATH01' }],
    demands: ['a', 'b'].map((code) => demand(`${code}1`, code, 's', { size: 2 })),
  });
/** As a visitor's file is read. */
const file = (seats: number, origin: SeedOrigin): DrawProof =>
  JSON.parse(JSON.stringify(proofOf(drawOf(seats), origin)));

const secret = '4f'.repeat(32);
const own = file(2, committed(secret));
const published = { commitment: commitmentOf(secret), inputHash: own.inputHash, publicValue: value };

describe('a proof of the draw on this page', () => {
  it('given the commitment, the fingerprint and the public value that were published, then it is its proof', () => {
    expect(isProofOf(own, published)).toBe(true);
  });

  it('given what else JSON can say of it, in another order, then it is still its proof', () => {
    expect(isProofOf(JSON.parse(JSON.stringify({ note: 1, ...own, origin: { ...own.origin } })), published)).toBe(true);
  });

  /** Each draws again without a difference: only what was published tells it from the true one. */
  const forged = file(4, committed('00'.repeat(32)));
  const { commitment, inputHash } = published;
  it.each<[string, unknown]>([
    ['another draw', forged],
    ['another draw that tells the true hashes in a remark', { ...forged, remark: { commitment, inputHash } }],
    [
      'another draw that tells the true hashes beside its own',
      { ...forged, origin: { ...forged.origin, was: { commitment, inputHash } } },
    ],
    ['the same secret and wishes with another public value', file(2, committed(secret, '1 2 3'))],
    ['the same wishes with another secret', file(2, committed('00'.repeat(32)))],
    ['the same secret and value with other seats', file(4, committed(secret))],
    [
      'a seed that was chosen, with the commitment beside it',
      { ...own, ...file(2, { kind: 'seed', seed: 'x' }), origin: { ...own.origin, kind: 'seed', seed: 'x' } },
    ],
  ])('given %s, then it holds and is not its proof', (_, proof) => {
    expect(verifyProof(proof)).toMatchObject({ ok: true });
    expect(isProofOf(proof, published)).toBe(false);
  });

  it.each([null, 42, 'proof', [[]], {}, { origin: null }])('given %j, then it is no proof of any draw', (what) => {
    expect(isProofOf(what, published)).toBe(false);
  });

  it('given a commitment that is not drawn yet, then no proof is its own', () => {
    const undrawn = { ...published, publicValue: null };
    expect(isProofOf(own, undrawn)).toBe(false);
    expect(isProofOf({ ...own, origin: { ...own.origin, public: { ...told, value: null } } }, undrawn)).toBe(false);
  });
});

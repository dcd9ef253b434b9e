import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput } from './draw-any-input';
import { combineSeed, commitmentOf } from './draw-commitment.rules';
import { demand, input, rules, session, structure } from './draw-examples';
import { inputFingerprint } from './draw-fingerprint.rules';
import { type DrawProof, proofOf, type SeedOrigin } from './draw-proof.rules';
import { verifyProof } from './draw-verify.rules';

const secret = '4f'.repeat(32);
const origin: SeedOrigin = {
  kind: 'committed',
  commitment: commitmentOf(secret),
  secret,
  public: { what: 'Loto, tirage du 3 juin', at: '2024-06-03T20:00:00.000Z', value: '4 8 15 16 23 42' },
};
const of = input({
  rules: rules({
    quotas: [{ id: 'q', of: { structureId: 'uuid-of-b' }, on: { sessionId: 'uuid-of-s' }, maximum: { seats: 3 } }],
  }),
  structures: ['a', 'b', 'c'].map((code) => structure(`uuid-of-${code}`, { code: `S-${code}` })),
  sessions: [session('uuid-of-s', 4), session('uuid-of-t', 2, 10)].map((one, i) => ({ ...one, code: `ATH0${i}` })),
  demands: ['a', 'b', 'c'].flatMap((code) => [
    demand(`uuid-of-${code}1`, `uuid-of-${code}`, 'uuid-of-s', { size: 2, quantity: 2 }),
    demand(`uuid-of-${code}2`, `uuid-of-${code}`, 'uuid-of-t', { rank: 2 }),
  ]),
});
/** As it is read again from a file. */
const proof = (): DrawProof => JSON.parse(JSON.stringify(proofOf(of, origin)));

describe('commitment and seed', () => {
  it('given a secret, then what anybody computes from the documentation with other means', () => {
    const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    expect(commitmentOf('abc')).toBe(sha256('["gradins/commitment/1","abc"]'));
    expect(combineSeed('abc', 'é 42')).toBe(sha256('["gradins/seed/1","abc","é 42"]'));
  });

  it('given the same letters cut elsewhere, then another seed; a seed is no commitment', () => {
    expect(combineSeed('ab', 'c')).not.toBe(combineSeed('a', 'bc'));
    expect(combineSeed('a","b', 'c')).not.toBe(combineSeed('a', 'b","c'));
    expect(combineSeed('a', '')).not.toBe(commitmentOf('a'));
  });
});

describe('a proof', () => {
  it('names no id, only codes and numbers', () => {
    const text = JSON.stringify(proof());
    expect(text).not.toContain('uuid');
    expect(text).toContain('ATH01');
    expect(proof().inputHash).toBe(inputFingerprint(of));
  });

  it('given as it was made, then yes, and in figures', () => {
    expect(verifyProof(proof())).toMatchObject({
      ok: true,
      figures: { demands: 6, structures: 3, sessions: 2, seats: 6, offered: 6, committed: true },
    });
    expect(verifyProof(proofOf(of, { kind: 'seed', seed: 'x' }))).toMatchObject({
      ok: true,
      figures: { committed: false },
    });
  });

  it('given any draw, then its proof holds', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const made = JSON.parse(JSON.stringify(proofOf(any, { kind: 'seed', seed: any.seed })));
        expect(verifyProof(made)).toMatchObject({ ok: true, figures: { inputHash: inputFingerprint(any) } });
      }),
    );
  });

  it('given a secret that was not committed to, then there is no proof', () => {
    expect(() => proofOf(of, { ...origin, secret: 'other' })).toThrow('allocation/commitment-broken');
  });

  type Loose = Record<string, unknown> & {
    rules: { caps: object; quotas: { maximum: object }[] };
    results: unknown[][];
  } & {
    sessions: { free: { standard: number } }[];
    structures: { weight: number }[];
    demands: unknown[][];
    origin: { secret: string; commitment: string; public: { value: string } };
  };
  const granted = proof().results.findIndex(([quantity]) => quantity > 0);
  it.each<[string, (p: Loose) => unknown, object]>([
    [
      'another secret',
      (p) => Object.assign(p.origin, { secret: 'x' }),
      { line: 'commitment', computed: commitmentOf('x') },
    ],
    ['another commitment', (p) => Object.assign(p.origin, { commitment: 'x' }), { line: 'commitment', said: 'x' }],
    ['another public value', (p) => Object.assign(p.origin.public, { value: '1 2 3' }), { line: 'demand' }],
    ['another input hash', (p) => Object.assign(p, { inputHash: 'x' }), { line: 'input-hash', said: 'x' }],
    ['a seat more', (p) => Object.assign(p.sessions[0]?.free ?? {}, { standard: 5 }), { line: 'input-hash' }],
    ['a heavier structure', (p) => Object.assign(p.structures[0] ?? {}, { weight: 9 }), { line: 'input-hash' }],
    ['a cap', (p) => Object.assign(p.rules.caps, { seatsPerTurn: 1 }), { line: 'input-hash' }],
    ['a wider quota', (p) => Object.assign(p.rules.quotas[0]?.maximum ?? {}, { seats: 4 }), { line: 'input-hash' }],
    ['a wish ranked higher', (p) => Object.assign(p.demands[1] ?? {}, { 2: 1 }), { line: 'input-hash' }],
    ['a wish left out', (p) => p.demands.pop(), { line: 'input-hash' }],
    [
      'formulas given away',
      (p) => Object.assign(p.results[granted] ?? {}, { 0: 0 }),
      { line: 'demand', number: granted + 1 },
    ],
    ['another reason', (p) => Object.assign(p.results[5] ?? {}, { 3: 'cap' }), { line: 'demand', number: 6 }],
    ['a result left out', (p) => p.results.pop(), { line: 'demand', number: 6, said: 'nothing' }],
    ['a result too many', (p) => p.results.push([0]), { line: 'demand', number: 7, computed: 'nothing' }],
    ['two wishes in the other order', (p) => p.demands.reverse(), { line: 'demand', number: 1 }],
    ['another edition', (p) => Object.assign(p, { generator: 'sha256+xoshiro128**/1' }), { line: 'format' }],
    ['no rules', (p) => Object.assign(p, { rules: null }), { line: 'format' }],
    ['a structure twice', (p) => p.structures.push({ ...p.structures[0], weight: 1 }), { line: 'format' }],
    ['half a wish', (p) => p.demands[0]?.pop(), { line: 'format' }],
  ])('given %s, then no, and the first line that differs', (_, tamper, difference) => {
    const touched = proof() as unknown as Loose;
    tamper(touched);
    expect(verifyProof(touched)).toMatchObject({ ok: false, difference });
  });

  it.each([null, 42, 'proof', [], {}])('given %j, then it is no proof', (what) => {
    expect(verifyProof(what)).toMatchObject({ ok: false, difference: { line: 'format' } });
  });
});

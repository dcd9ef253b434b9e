import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { combineSeed, commitmentOf } from '../../src/modules/allocation/draw-commitment.rules';
import { demand, input, session } from '../../src/modules/allocation/draw-examples';
import { proofOf } from '../../src/modules/allocation/draw-proof.rules';
import { buildVerifier } from './verifier.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'verifier-'));
const program = path.join(folder, 'gradins-verify.mjs');
const secret = 'secret';
const proof = proofOf(
  input({
    sessions: [session('s', 5)],
    demands: ['a', 'b', 'c'].map((id) => demand(id, id, 's', { size: 2 })),
  }),
  {
    kind: 'committed',
    commitment: commitmentOf(secret),
    secret,
    public: { what: 'a lottery', at: '2024-06-03T20:00:00Z', value: '7' },
  },
);
let bytes = 0;

/** The verifier as anybody runs it: plain node, far from the project. */
function verify(content) {
  const file = path.join(folder, 'proof.json');
  writeFileSync(file, content);
  return spawnSync(process.execPath, [program, file], { cwd: folder, encoding: 'utf8', env: {} });
}

beforeAll(async () => {
  bytes = await buildVerifier(program);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the verifier that stands alone', () => {
  it('is one file under 50 kB', () => {
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(50_000);
  });

  it('given a proof, then yes, with the seed anybody can compute, and exit 0', () => {
    const { status, stdout } = verify(JSON.stringify(proof));
    expect(stdout).toContain('YES');
    expect(stdout).toContain('4 seats of 5 offered');
    expect(stdout).toContain(combineSeed(secret, '7'));
    expect(status).toBe(0);
  });

  it('given a proof with one result touched, then the demand is named, and exit 1', () => {
    const results = proof.results.map((result, i) => (i === 1 ? [9, ...result.slice(1)] : result));
    const { status, stdout } = verify(JSON.stringify({ ...proof, results }));
    expect(stdout).toContain('NO: it differs first in the result of demand 2');
    expect(status).toBe(1);
  });

  it('given no JSON, then exit 2', () => {
    expect(verify('not a proof')).toMatchObject({ status: 2, stdout: '' });
  });
});

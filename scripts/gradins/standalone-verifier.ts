// The verifier on its own: one file, nothing to install, no network. `node gradins-verify.mjs PROOF.json`
// Exit 0: every line is the same. 1: one differs. 2: there is no such file, or no JSON in it.
import { readFileSync } from 'node:fs';
import { verifyProof } from '../../src/modules/allocation/draw-verify.rules';
import { proofWords } from './proof-words';

function main(file: string | undefined): number {
  if (!file) {
    process.stderr.write('Usage: node gradins-verify.mjs PROOF.json\n');
    return 2;
  }
  let proof: unknown;
  try {
    proof = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}\n`);
    return 2;
  }
  const verified = verifyProof(proof);
  process.stdout.write(`${proofWords(verified).join('\n')}\n`);
  return verified.ok ? 0 : 1;
}

process.exitCode = main(process.argv[2]);

import type { ProofDifference, Verified } from '../../src/modules/allocation/draw-verify.rules';

const WHERE: Readonly<Record<Exclude<ProofDifference['line'], 'demand'>, string>> = {
  format: 'the format or the edition of the proof',
  commitment: 'the commitment to the secret',
  'input-hash': 'the fingerprint of rules, structures, sessions and demands',
};

/** What came of a verification, a line each: what was drawn again, or the first line that differs. */
export function proofWords(verified: Verified): readonly string[] {
  if (!verified.ok) {
    const { difference } = verified;
    const where = difference.line === 'demand' ? `the result of demand ${difference.number}` : WHERE[difference.line];
    return [`NO: it differs first in ${where}`, `said      ${difference.said}`, `computed  ${difference.computed}`];
  }
  const { figures } = verified;
  return [
    'YES: drawn again, every line is the same',
    `${figures.demands} demands of ${figures.structures} structures for ${figures.sessions} sessions`,
    `${figures.granted} granted, ${figures.served} structures served, ${figures.seats} seats of ${figures.offered} offered`,
    `fingerprint ${figures.inputHash}`,
    `seed ${figures.seed}`,
    figures.committed
      ? 'the secret is the one committed to: compare commitment and fingerprint with those published before the draw'
      : 'the seed was not committed to: the draw is right, its seed may have been chosen',
  ];
}

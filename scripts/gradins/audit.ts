import type { Fault, FaultKind } from '../../src/modules/audit/chain.rules';
import { type Verification, verifyTrail } from '../../src/modules/audit/verify-trail';
import { print, printJson, read, UsageError, type Verb } from './verb';

const OPERATOR = { kind: 'system', name: 'operator', programmeId: null } as const;

const NOT_WHOLE = `NOT WHOLE: somebody wrote to the trail past the application. Keep a copy of the database as it stands, compare with
a backup by the ids of these lines, and tell whoever answers for the data.`;

const SAID: Record<FaultKind, string> = {
  EDITED: 'the line, or its seal, is not what was sealed here',
  MISSING_LINE: 'was sealed here and is no longer in the trail',
  MISSING_SEAL: 'the seal of this position is gone',
  MOVED: 'stands in the place of another line',
  BACKDATED: 'is dated long before what was sealed ahead of it: put in afterwards',
};

function told({ kind, position, auditId }: Fault): string {
  const place = position === null ? 'not sealed' : `position ${position}`;
  return [kind.padEnd(12), place.padEnd(16), auditId === null ? '' : `line ${auditId}:`, SAID[kind]].join(' ');
}

function tell({ sealed, anchor, faults, faultCount, unsealed }: Verification): void {
  print(`sealed     ${sealed} lines`);
  print(`anchor     ${anchor ?? 'none yet'}`);
  const since = unsealed.since ? `, the oldest of ${unsealed.since.toISOString()}` : '';
  print(`waiting    ${unsealed.count} lines without a seal${since}`);
  print(`faults     ${faultCount}`);
  for (const fault of faults) print(`  ${told(fault)}`);
  if (faultCount > faults.length) print(`  and ${faultCount - faults.length} more`);
}

/** Whole, or not: no fault, and the anchor noted formerly is found when one was given. */
const isWhole = ({ faultCount, anchoredAt }: Verification) => faultCount === 0 && anchoredAt !== null;

function tellAnchor({ anchoredAt }: Verification): void {
  if (anchoredAt === undefined) return;
  print(
    anchoredAt === null
      ? 'given      this anchor is not in the chain: it was written anew or cut off'
      : `given      found at position ${anchoredAt}: up to there the chain is the one it was`,
  );
}

export const audit: Verb = {
  name: 'audit',
  usage: 'audit verify [--anchor HASH] [--json]',
  summary: 'walk the sealed trail and name what is edited, missing, moved or put in afterwards',
  help: [
    'Exit 0: whole. 2: not whole; each fault with its position in the chain and the id of the line, a hundred at most.',
    '--anchor HASH  an anchor noted elsewhere in former times: must still be in the chain, or all of it was written anew',
    '--json         one JSON document on standard output',
    'The anchor printed is the last seal. Note it where the owner of the database cannot write: paper, a notary, a mail to',
    'the auditor. The worker also writes it in its log each time it seals (event "trail-sealed").',
    'Reads 2,000 lines at a time, whatever the programme: there is one chain an installation. Leaves a line itself.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      anchor: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    if (positionals.join(' ') !== 'verify') throw new UsageError(`Usage: gradins ${audit.usage}`);
    const { anchor, json } = values;
    if (anchor !== undefined && !/^[0-9a-f]{64}$/i.test(anchor))
      throw new UsageError('--anchor: 64 hexadecimal digits, as "audit verify" prints them');
    const found = await verifyTrail(OPERATOR, anchor === undefined ? {} : { anchor });
    if (json) printJson({ whole: isWhole(found), ...found });
    else {
      tell(found);
      tellAnchor(found);
      print(isWhole(found) ? 'WHOLE: every sealed line is what was sealed, in its place' : NOT_WHOLE);
    }
    if (isWhole(found)) return;
    process.exitCode = 2;
  },
};

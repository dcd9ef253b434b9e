// The operators' command line: the same commands as the screens, as the system actor "operator".
// Exit 0: done. 2: refused input, reasons on standard error. 1: a fault.
import { closeDatabase } from '../src/platform/db';
import { DomainError } from '../src/platform/errors';
import { faultOf } from '../src/platform/logger';
import { audit } from './gradins/audit';
import { bench } from './gradins/bench';
import { draw } from './gradins/draw';
import { identity } from './gradins/identity';
import { importFile } from './gradins/import';
import { purge } from './gradins/purge';
import { report } from './gradins/report';
import { user } from './gradins/user';
import { UsageError, type Verb } from './gradins/verb';
import { wave } from './gradins/wave';
import { inWords } from './gradins/words';

const VERBS: readonly Verb[] = [importFile, draw, wave, report, purge, user, identity, audit, bench];

function overview(): string {
  const lines = VERBS.flatMap((verb) => [`  gradins ${verb.usage}`, `      ${verb.summary}`]);
  return [
    'Usage: npm run --silent gradins -- VERB …',
    '',
    ...lines,
    '',
    'gradins VERB --help says more. Every verb takes --programme SLUG; without it, the latest programme.',
  ].join('\n');
}

const manual = (verb: Verb) => [`Usage: gradins ${verb.usage}`, '', verb.summary, '', ...verb.help].join('\n');

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (!name || name === '--help' || name === 'help') {
    process.stdout.write(`${overview()}\n`);
    return name ? 0 : 2;
  }
  const verb = VERBS.find((candidate) => candidate.name === name);
  if (!verb) throw new UsageError(`unknown verb ${name}\n\n${overview()}`);
  if (args.includes('--help')) {
    process.stdout.write(`${manual(verb)}\n`);
    return 0;
  }
  await verb.run(args);
  return 0;
}

function refused(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  if (error instanceof DomainError) {
    process.stderr.write(`${inWords(error)}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'EnvironmentError') process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`A fault: ${JSON.stringify(faultOf(error))}\n`);
  return 1;
}

const code = await main(process.argv.slice(2)).catch(refused);
process.exitCode = code === 0 ? process.exitCode : code;
await closeDatabase();

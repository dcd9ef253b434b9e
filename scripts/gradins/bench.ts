import { benchAuthz } from './bench-authz';
import { benchImportCsv } from './bench-import-csv';
import { benchPages } from './bench-pages';
import { benchReset, benchSignIn } from './bench-sign-in';
import { print, printJson, read, UsageError, type Verb } from './verb';

const BENCHES: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  'import-csv': benchImportCsv,
  pages: benchPages,
  'sign-in': benchSignIn,
  reset: benchReset,
  authz: benchAuthz,
};

export const bench: Verb = {
  name: 'bench',
  usage: `bench <${Object.keys(BENCHES).join('|')}> [--json]`,
  summary: 'measure against a plain reference, in one run',
  help: [
    'import-csv  50,000 people from upload to report, against COPY of the same rows into the same table with the same indexes (median of 5)',
    'pages       a list page of 50 rows, against a bare page of 50 rows on the same server (median of 5)',
    'authz       a list of 50 tickets through session, row-level security and presentation, against the same query without any',
    '            (median of 5, 10 clients, by an agent, and by a leader where a structure has 50; ratio is the worse)',
    'sign-in     a wrong password for a known and for an unknown address, 500 each in turn: medians, and how far apart',
    'reset       a forgotten password for a known and for an unknown address, likewise; no mail leaves',
    'import-csv works on a programme of its own, taken away afterwards; it needs DATABASE_URL, a superuser: COPY does not go through row-level security.',
    'pages needs a build (npm run build) and a programme of 50 tickets; it starts the web on a free port, and closes its agent account afterwards.',
    'authz needs DATABASE_URL, the owner: the reference reads as that role, past every policy, with no session and no transaction,',
    'behind the same HTTP adapter and JSON in a plain server of its own; a list read on and on leaves one line each ten seconds.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const measure = BENCHES[positionals[0] ?? ''];
    if (!measure) throw new UsageError(`Usage: gradins ${bench.usage}`);
    const result = await measure();
    if (values.json) printJson(result);
    else for (const [key, value] of Object.entries(result)) print(`${key.padEnd(14)} ${String(value)}`);
  },
};

import { benchAuthz } from './bench-authz';
import { benchDraw } from './bench-draw';
import { benchExport } from './bench-export';
import { benchImportCsv } from './bench-import-csv';
import { benchImportXlsx } from './bench-import-xlsx';
import { benchPages } from './bench-pages';
import { benchPublishDraw } from './bench-publish-draw';
import { benchSeats } from './bench-seats';
import { benchReset, benchSignIn } from './bench-sign-in';
import { print, printJson, read, UsageError, type Verb } from './verb';

/** Benches of a list, as long as `--rows` asks. */
const OF_ROWS: Readonly<Record<string, (rows?: number) => Promise<Record<string, unknown>>>> = {
  'import-csv': benchImportCsv,
  'import-xlsx': benchImportXlsx,
  export: benchExport,
};
const BENCHES: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  pages: benchPages,
  seats: benchSeats,
  'publish-draw': benchPublishDraw,
  'sign-in': benchSignIn,
  reset: benchReset,
  authz: benchAuthz,
};

/** Benches of several cases: a line each. */
const OF_CASES: Readonly<Record<string, () => AsyncIterable<Record<string, unknown>>>> = { draw: benchDraw };

/** As long as the city's own files may be. */
const MOST_ROWS = 500_000;

function measureOf(name: string, rows: string | undefined): (() => Promise<Record<string, unknown>>) | undefined {
  if (rows === undefined) return BENCHES[name] ?? OF_ROWS[name];
  const count = Number(rows);
  const measure = OF_ROWS[name];
  if (!measure) throw new UsageError(`--rows goes with ${Object.keys(OF_ROWS).join(', ')}`);
  if (!Number.isInteger(count) || count < 1 || count > MOST_ROWS)
    throw new UsageError(`--rows takes a number from 1 to ${MOST_ROWS}`);
  return () => measure(count);
}

export const bench: Verb = {
  name: 'bench',
  usage: `bench <${[OF_ROWS, BENCHES, OF_CASES].flatMap(Object.keys).join('|')}> [--rows N] [--json]`,
  summary: 'measure against a plain reference, in one run',
  help: [
    'import-csv  50,000 people from upload to the report of what was applied, against COPY of the same rows into the same table with the same',
    '            indexes (median of 5)',
    'import-xlsx 50,000 people from upload to the report of the check, against reading the same file alone, each cell, with the streaming reader',
    '            of exceljs, the fastest kept reader among our dependencies, in a thread begun for it as ours is (median of 5); appliedRatio: with',
    '            applying; warmReadSeconds: read alone by a process that has read it before',
    'export      50,000 tickets as CSV, with its line in the trail, against COPY TO of the same columns in the same order (median of 5);',
    '            the same as XLSX besides',
    '--rows N    that many rows instead of 50,000; import-csv then measures 50,000 too, and says how many times longer N take',
    'pages       a list page of 50 rows, against a bare page of 50 rows on the same server (median of 5)',
    'authz       a list of 50 tickets through session, row-level security and presentation, against the same query without any',
    '            (median of 5, 10 clients, by an agent, and by a leader where a structure has 50; ratio is the worse)',
    'seats       50,000 seats of 757 sessions given to groups, in memory (median of 5); and on small sessions, how far the rules of thumb are from',
    '            the search that goes through all seatings',
    'publish-draw 50,000 seats of a draw written with their allocations, against two statements that write the same rows from temporary',
    '            tables, as the owner (median of 5)',
    'sign-in     a wrong password for a known and for an unknown address, 500 each in turn: medians, and how far apart',
    'reset       a forgotten password for a known and for an unknown address, likewise; no mail leaves',
    'draw        the draw of a city, of 1,500 structures that wish for everything, of the whole Games, one JSON a line: from the plain input to the',
    '            columns of results (ms; laying out, a part of it, is prepareMs), people who come alone, the seats of a maximum flow beside;',
    '            groups besides, with the flow as if they could be split (median of 5 after a first). Then small draws of groups beside an exact solver',
    'imports, export and publish-draw work in a programme of their own, taken away afterwards; they need DATABASE_URL, a superuser: COPY does not go',
    'through row-level security.',
    'pages needs a build (npm run build) and a programme of 50 tickets; it starts the web on a free port, and closes its agent account afterwards.',
    'authz needs DATABASE_URL, the owner: the reference reads as that role, past every policy, with no session and no transaction,',
    'behind the same HTTP adapter and JSON in a plain server of its own; a list read on and on leaves one line each ten seconds.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      json: { type: 'boolean', default: false },
      rows: { type: 'string' },
      programme: { type: 'string' },
    });
    const cases = values.rows === undefined ? OF_CASES[positionals[0] ?? ''] : undefined;
    if (cases) {
      for await (const line of cases()) printJson(line);
      return;
    }
    const measure = measureOf(positionals[0] ?? '', values.rows);
    if (!measure) throw new UsageError(`Usage: gradins ${bench.usage}`);
    const result = await measure();
    if (values.json) printJson(result);
    else for (const [key, value] of Object.entries(result)) print(`${key.padEnd(14)} ${String(value)}`);
  },
};

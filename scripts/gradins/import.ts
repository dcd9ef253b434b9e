import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportKind } from '../../src/modules/imports/import.rules';
import { listImportRows } from '../../src/modules/imports/rows.queries';
import { uploadImport } from '../../src/modules/imports/upload-import';
import type { SystemActor } from '../../src/platform/actor';
import { DomainError } from '../../src/platform/errors';
import { applyToTheEnd, checkToTheEnd, type FoundImport } from './to-the-end';
import { operatorIn, print, printJson, read, UsageError, type Verb } from './verb';
import { inWords } from './words';

const KINDS: Readonly<Record<string, ImportKind>> = {
  sessions: 'SESSIONS',
  tickets: 'TICKETS',
  structures: 'STRUCTURES',
  beneficiaries: 'BENEFICIARIES',
  'group-leaders': 'GROUP_LEADERS',
  demands: 'DEMANDS',
  scans: 'SCANS',
};
/** Bad rows told on standard error; the screen shows them all. */
const TOLD = 50;

/** The reason a whole file was refused, thrown as it was. */
function requireNot(found: FoundImport, state: 'REFUSED' | 'FAILED'): void {
  if (found.state === state && found.failure) throw new DomainError('invalid', found.failure.code, found.failure.facts);
}

async function tellBadRows(operator: SystemActor, importId: string): Promise<void> {
  const { rows, total } = await listImportRows(operator, { importId, only: 'bad' });
  for (const row of rows.slice(0, TOLD)) {
    for (const problem of row.problems.filter((p) => p.severity === 'error')) {
      process.stderr.write(
        `line ${row.line}, ${problem.column ?? problem.field ?? 'row'}: ${inWords(new DomainError('invalid', problem.code, problem.facts))}\n`,
      );
    }
  }
  if (total > TOLD) process.stderr.write(`… and ${total - TOLD} more rows\n`);
}

async function importOne(
  operator: SystemActor,
  kind: ImportKind,
  file: string,
  options: { structure?: string | undefined; dryRun: boolean },
): Promise<FoundImport> {
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: ${error.code === 'ENOENT' ? 'no such file' : (error.code ?? 'unreadable')}`);
  });
  const { importId } = await uploadImport(operator, {
    kind,
    structureId: options.structure ?? null,
    fileName: path.basename(file),
    content: new Uint8Array(content),
  });
  const checked = await checkToTheEnd(operator, importId);
  requireNot(checked, 'REFUSED');
  if (checked.reading && checked.reading.missing.length > 0) {
    throw new DomainError('invalid', 'imports/missing-columns', {
      fields: checked.reading.missing.join(', '),
      count: checked.reading.missing.length,
      headerLine: checked.reading.headerLine,
    });
  }
  if (options.dryRun) return checked;
  const done = await applyToTheEnd(operator, checked);
  requireNot(done, 'FAILED');
  return done;
}

export const importFile: Verb = {
  name: 'import',
  usage:
    'import <sessions|tickets|structures|beneficiaries|group-leaders|demands|scans> FILE [--structure ID] [--dry-run] [--json]',
  summary: 'check a CSV or XLSX file, then apply its good rows',
  help: [
    '--structure ID  whose list it is (beneficiaries always; group leaders and demands when the rows do not name theirs)',
    '--dry-run       check and say what it would do; nothing is applied',
    '--json          one JSON document on standard output',
    'Refused rows are told on standard error and leave exit code 2; the good ones are applied.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      structure: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const [word = '', file] = positionals;
    const kind = KINDS[word];
    if (!kind || !file) throw new UsageError(`Usage: gradins ${importFile.usage}`);
    const operator = await operatorIn(values.programme);
    const found = await importOne(operator, kind, file, { structure: values.structure, dryRun: values['dry-run'] });
    const { state, totalRows: rows, goodRows: good, badRows: bad, report } = found;
    if (values.json)
      printJson({
        importId: found.id,
        state,
        rows,
        good,
        bad,
        effect: report?.effect ?? null,
        applied: report?.applied ?? null,
        problems: report?.problems ?? [],
      });
    else
      print(
        `${state}: ${rows} rows, ${good} good, ${bad} refused${report?.applied ? `; ${JSON.stringify(report.applied)}` : ''}`,
      );
    if (bad > 0) {
      await tellBadRows(operator, found.id);
      process.exitCode = 2;
    }
  },
};

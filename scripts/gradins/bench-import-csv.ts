import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { from as copyFrom } from 'pg-copy-streams';
import { personSortKey } from '../../src/modules/structures/structure.rules';
import type { Person } from '../demo/people';
import { benchChild } from './bench-child';
import { inventPeople } from './bench-people';
import { clearImports, inPlace, type Place } from './bench-place';
import { median, round, secondsOf } from './bench-sums';

export const ROWS = 50_000;
const ROUNDS = 5;

/** A person as the benches write it in a file. */
export const rowOf = (p: Person) => ({ Nom: p.lastName, Prénom: p.firstName, "Tranche d'âge": p.ageBand });

async function copyOnce({ owner, programmeId, structureId }: Place, people: readonly Person[]): Promise<number> {
  const line = ({ lastName, firstName, ageBand }: Person) =>
    `${programmeId}\t${structureId}\t${lastName}\t${firstName}\t${personSortKey(lastName, firstName)}\t${ageBand}\n`;
  const lines = people.map(line);
  const columns = 'programme_id, structure_id, last_name, first_name, sort_key, age_band';
  return secondsOf(() =>
    pipeline(Readable.from(lines), owner.query(copyFrom(`COPY beneficiary (${columns}) FROM STDIN`))),
  );
}

type Measured = { readonly seconds: number; readonly copySeconds: number; readonly peakRssMb: number };

async function measure(place: Place, people: readonly Person[]): Promise<Measured> {
  const file = path.join(place.folder, `people-${people.length}.csv`);
  await writeFile(file, Papa.unparse(people.map(rowOf)));
  const worker = await benchChild('bench-import-child.ts', [place.programmeId, place.structureId, file]);
  const [copies, imports]: [number[], number[]] = [[], []];
  for (let i = 0; i < ROUNDS; i++) {
    copies.push(await copyOnce(place, people));
    await clearImports(place);
    imports.push(await worker.once());
    await clearImports(place);
  }
  return { seconds: median(imports), copySeconds: median(copies), peakRssMb: await worker.end() };
}

/**
 * Rounds of COPY and of the import, in turns; medians. With another number of rows than 50,000, those too in the same run:
 * `times` says how many times longer. Throws UsageError without an owner who may COPY past row-level security.
 */
export function benchImportCsv(rows = ROWS): Promise<Record<string, unknown>> {
  return inPlace('import-csv', async (place) => {
    const people = inventPeople(rows);
    const few = rows === ROWS ? null : await measure(place, inventPeople(ROWS));
    const { seconds, copySeconds, peakRssMb } = await measure(place, people);
    return {
      bench: 'import-csv',
      rows,
      seconds: round(seconds, 3),
      copySeconds: round(copySeconds, 3),
      ratio: round(seconds / copySeconds, 2),
      rowsPerSecond: Math.round(rows / seconds),
      peakRssMb: Math.round(peakRssMb),
      ...(few && {
        secondsOf50000: round(few.seconds, 3),
        times: round(seconds / few.seconds, 2),
        peakRssMbOf50000: Math.round(few.peakRssMb),
      }),
    };
  });
}

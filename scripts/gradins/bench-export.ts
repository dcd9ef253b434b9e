import { to as copyTo } from 'pg-copy-streams';
import { benchChild } from './bench-child';
import { ROWS } from './bench-import-csv';
import { inPlace, type Place } from './bench-place';
import { median, round, secondsOf } from './bench-sums';

const ROUNDS = 5;
const SEATS = 2_000;

/** Free seats of as many sessions as it takes. */
async function fill({ owner, programmeId }: Place, rows: number): Promise<void> {
  await owner.query(
    `INSERT INTO session (programme_id, code, sport, venue_code, venue, city, time_zone, starts_at, ends_at, cutoff_at)
     SELECT $1, 'BCH' || i, 'Athlétisme', 'STA', 'Stade de France', 'Saint-Denis', 'Europe/Paris', d, d + interval '3 hours', d - interval '48 hours'
     FROM generate_series(1, $2::int) i, LATERAL (SELECT timestamptz '2000-01-01' + i * interval '1 hour' AS d) x`,
    [programmeId, Math.ceil(rows / SEATS)],
  );
  await owner.query(
    `INSERT INTO ticket (programme_id, session_id, kind, category, block, row, seat, reference)
     SELECT $1, s.id, 'STANDARD', 'B', 'D' || i % 40, (i / 40 % 25 + 1)::text, i::text, s.code || '-' || i
     FROM session s, generate_series(1, $2::int) i WHERE s.programme_id = $1 ORDER BY s.starts_at, i LIMIT $3`,
    [programmeId, SEATS, rows],
  );
  await owner.query('VACUUM ANALYZE ticket');
}

/** The same columns of the same rows in the same order, as PostgreSQL writes them itself. */
async function copyOnce({ owner, programmeId }: Place): Promise<number> {
  const local = (column: string) => `to_char(${column} AT TIME ZONE s.time_zone, 'YYYY-MM-DD HH24:MI')`;
  const select = `SELECT s.code, s.sport, ${local('s.starts_at')}, s.venue, t.reference, t.kind, t.category, t.block, t.row, t.seat, t.state,
      o.name, t.named_at IS NOT NULL, t.rename_count, ${local('t.entered_at')}
    FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN structure o ON o.id = t.structure_id WHERE t.programme_id = '${programmeId}'
    ORDER BY s.starts_at, s.code, length(t.block), t.block, length(t.row), t.row, length(t.seat), t.seat`;
  return secondsOf(async () => {
    let bytes = 0;
    const stream = owner.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT csv, DELIMITER ';', HEADER)`));
    for await (const part of stream) bytes += (part as Buffer).length;
    if (bytes === 0) throw new Error('COPY wrote nothing');
  });
}

/** Rounds of COPY TO and of the export, in turns, CSV and XLSX each in a process of its own; medians. Throws UsageError without an owner. */
export function benchExport(rows = ROWS): Promise<Record<string, unknown>> {
  return inPlace('export', async (place) => {
    await fill(place, rows);
    const exporter = (format: string) => benchChild('bench-export-child.ts', [place.programmeId, format, String(rows)]);
    const [csv, xlsx] = [await exporter('csv'), await exporter('xlsx')];
    const [copies, csvs, xlsxs]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < ROUNDS; i++) {
      copies.push(await copyOnce(place));
      csvs.push(await csv.once());
      xlsxs.push(await xlsx.once());
    }
    const [seconds, copySeconds] = [median(csvs), median(copies)];
    return {
      bench: 'export',
      rows,
      seconds: round(seconds, 3),
      copySeconds: round(copySeconds, 3),
      ratio: round(seconds / copySeconds, 2),
      rowsPerSecond: Math.round(rows / seconds),
      peakRssMb: Math.round(await csv.end()),
      xlsxSeconds: round(median(xlsxs), 3),
      xlsxPeakRssMb: Math.round(await xlsx.end()),
    };
  });
}

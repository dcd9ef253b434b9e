import { beforeEach, describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { checkImport } from './check-import';
import { readImport } from './import.queries';
import type { ImportKind } from './import.rules';
import { listImportRows } from './rows.queries';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();
let world: { programmeId: string; structureId: string; agent: UserActor };
beforeEach(async () => {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql, { name: 'Les Lilas', sort_key: 'LES LILAS' });
  world = { programmeId, structureId, agent: await buildActor(sql, 'AGENT', programmeId) };
  const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZA01', starts_at: inHours(200) });
  await buildTickets(sql, { programmeId, sessionId, count: 2, block: 'D1', row: '1' });
  await sql(`UPDATE ticket SET reference = 'R-' || seat WHERE session_id = $1`, [sessionId]);
});

const OF_ONE: readonly ImportKind[] = ['BENEFICIARIES', 'DEMANDS', 'GROUP_LEADERS'];
async function checked(kind: ImportKind, text: string) {
  const { agent, structureId } = world;
  const content = new TextEncoder().encode(text);
  const of = OF_ONE.includes(kind) ? structureId : null;
  const { importId } = await uploadImport(agent, { kind, structureId: of, fileName: 'liste.csv', content });
  await checkImport(importId);
  return readImport(agent, { importId });
}
async function applied(found: { id: string; version: number }) {
  await applyImport(world.agent, { importId: found.id, version: found.version });
  await runImport(found.id);
  return readImport(world.agent, { importId: found.id });
}

const HEADERS: Readonly<Record<ImportKind, string>> = {
  SESSIONS: 'Code;Sport;Site;Début;Fin;Arrondissement',
  TICKETS: 'Session;Catégorie;Bloc;Rang;Place;Type;Référence',
  STRUCTURES: 'Numéro;Nom;Public;Effectif;Arrondissement;Date de création;Code postal',
  BENEFICIARIES: 'Nom;Prénom;E-mail;Date de naissance',
  GROUP_LEADERS: 'Nom;Prénom;E-mail;Téléphone',
  DEMANDS: 'Session;Formule;Quantité;Places PMR;Rang',
  SCANS: 'Billet;Date et heure;Session',
};
const FIRST: Readonly<Record<ImportKind, string>> = {
  SESSIONS: 'ZZB01;Judo;Arena;12/08/2031 10:00;12/08/2031 12:00;12e',
  TICKETS: 'ZZA01;B;D9;1;1;standard;Z-1',
  STRUCTURES: 'W751;Maison verte;Social;;;;',
  BENEFICIARIES: 'Diop;Awa;;',
  GROUP_LEADERS: 'Ly;Noé;noe@exemple.test;',
  DEMANDS: 'ZZA01;Duo;1;;1',
  SCANS: 'R-1;12/08/2024 10:00;ZZA01',
};

/** Constraints that a row of a file could break: the row, after a good one, and how the check tells it. */
const TOLD: readonly [constraint: string, ImportKind, row: string, told: string][] = [
  [
    'session_programme_id_code_key',
    'SESSIONS',
    'zzb 1;Judo;Arena;13/08/2031 10:00;13/08/2031 12:00;',
    'duplicate-session',
  ],
  ['session_ends_after_start', 'SESSIONS', 'ZZB02;Judo;Arena;13/08/2031 10:00;13/08/2031 10:00;', 'end-before-start'],
  ['session_code_is_normal', 'SESSIONS', '*;Judo;Arena;13/08/2031 10:00;13/08/2031 12:00;', 'bad-session-code'],
  ['ticket_programme_id_reference_key', 'TICKETS', 'ZZA01;B;D9;1;2;standard;Z-1', 'duplicate-reference'],
  ['ticket_session_id_block_row_seat_key', 'TICKETS', 'ZZA01;B;D9;1;1;standard;Z-2', 'duplicate-seat'],
  ['ticket_session_id_block_row_seat_key', 'TICKETS', 'ZZA01;B;D1;1;1;standard;Z-2', 'seat-of-another'],
  ['ticket_session_id_block_row_seat_key', 'TICKETS', 'ZZA01;B;D1;1;1;standard;R-2', 'seat-of-another'],
  ['structure_external_id_key', 'STRUCTURES', 'W751;Maison rouge;Social;;;;', 'duplicate-structure'],
  ['beneficiary_has_a_name', 'BENEFICIARIES', '-;…;;', 'bad-name bad-name'],
  ['beneficiary_has_a_name', 'BENEFICIARIES', ';;a@exemple.test;', 'missing-value missing-value'],
  [
    'group_leader_programme_id_structure_id_email_key',
    'GROUP_LEADERS',
    'Ba;Issa;NOE@exemple.test;',
    'duplicate-leader',
  ],
  ['group_leader_email_is_normal', 'GROUP_LEADERS', 'Ba;Issa;issa@;', 'bad-leader-email'],
  ['group_leader_is_known', 'GROUP_LEADERS', 'Ba;Issa;;0612345678', 'missing-value'],
  ['demand_structure_id_session_id_formula_group_size_key', 'DEMANDS', 'zza 1;duo (2);1;;2', 'duplicate-wish'],
  ['demand_formula', 'DEMANDS', 'ZZA01;Groupe 31;1;;', 'bad-group-size'],
  ['demand_counts', 'DEMANDS', 'ZZA01;Solo;0;;', 'bad-count'],
  ['demand_counts', 'DEMANDS', 'ZZA01;Solo;1;2;', 'too-many-wheelchairs'],
  ['demand_counts', 'DEMANDS', 'ZZA01;Solo;1;;0', 'bad-rank'],
];
/** What no file can break, and why. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  session_cutoff_before_start: 'the cutoff is the start less hours that are never negative',
  ticket_code_key: 'drawn by the base',
  ticket_claimed_has_a_holder: 'a file writes seats, not who has them',
  ticket_entered_once: 'a file writes seats, not who has them',
  ticket_in_stock_has_no_holder: 'a file writes seats, not who has them',
  ticket_named_has_a_date: 'a file writes seats, not who has them',
  ticket_proposed_has_no_person: 'a file writes seats, not who has them',
  ticket_purged_has_no_person: 'a file writes seats, not who has them',
  ticket_renames: 'a file writes seats, not who has them',
  beneficiary_id_structure_id_key: 'holds the primary key',
  group_leader_id_structure_id_key: 'holds the primary key',
  session_district: 'one of the twenty or none: any other is left out with a warning, see below',
  scan_client_id_key: 'drawn from the import and the line; a line applied again is the same scan',
  scan_entered: 'the outcome is that of the gate, with its ticket',
  scan_entered_ticket_id_key: 'a second valid reading is told as one (rule 10)',
};
/** What the types of the columns do not hold: refused, or left out with a warning. */
const TOO_MUCH: readonly [ImportKind, row: string, told: string][] = [
  ['SESSIONS', 'ZZB02;Judo;Arena;13/08/2031 10:00;9999-12-31T23:30:00-12:00;', 'bad-date-time'],
  ['SESSIONS', 'ZZB02;Judo;Arena;0999-08-13 10:00;13/08/2031 12:00;', 'bad-date-time'],
  ['SCANS', 'R-1;9999-12-31T23:30:00-12:00;ZZA01', 'bad-date-time'],
  ['SESSIONS', 'ZZB02;Judo;Arena;13/08/2031 10:00;13/08/2031 12:00;21', 'bad-district'],
  ['STRUCTURES', 'W752;Maison rouge;Social;99999999999;;;', 'bad-number'],
  ['STRUCTURES', 'W752;Maison rouge;Social;;99;;', 'bad-district'],
  ['STRUCTURES', 'W752;Maison rouge;Social;;;31/02/1999;', 'bad-date'],
  ['DEMANDS', 'ZZA01;Solo;99999;;', 'bad-count'],
  ['DEMANDS', 'ZZA01;Solo;51;;', 'bad-quantity'],
  ['DEMANDS', 'ZZA01;Solo;1;;32768', 'bad-rank'],
  ['TICKETS', `ZZA01;B;${'D'.repeat(41)};1;1;standard;Z-2`, 'too-long'],
];

/** Of every row but the first. */
async function toldOf(found: { id: string }) {
  const { rows } = await listImportRows(world.agent, { importId: found.id });
  return rows.slice(1).map(({ problems }) => problems.map(({ code }) => code.replace('imports/', '')).join(' '));
}

describe('Given the constraints of the tables that files write', () => {
  test('then each has a row here that would break it, or the reason why no file can', async () => {
    const found = await sql<{ name: string }>(`
      SELECT c.conname AS name FROM pg_constraint c WHERE c.contype IN ('c', 'x')
        AND c.conrelid::regclass::text IN ('session', 'ticket', 'structure', 'beneficiary', 'group_leader', 'demand', 'scan')
      UNION SELECT i.indexrelid::regclass::text FROM pg_index i WHERE i.indisunique AND NOT i.indisprimary
        AND i.indrelid::regclass::text IN ('session', 'ticket', 'structure', 'beneficiary', 'group_leader', 'demand', 'scan')`);
    const here = [...new Set([...TOLD.map(([name]) => name), ...Object.keys(OUT_OF_REACH)])];
    expect(found.map(({ name }) => name).toSorted()).toEqual(here.toSorted());
  });

  test.each(TOLD)(
    '%s: when a file of %s says « %s », then its row is refused at the check as %s, the others apply',
    async (_, kind, row, told) => {
      const found = await checked(kind, `${HEADERS[kind]}\n${FIRST[kind]}\n${row}\n`);
      expect(await toldOf(found)).toEqual([told]);
      expect(found).toMatchObject({ state: 'READY', goodRows: 1, badRows: 1 });
      expect(await applied(found)).toMatchObject({ state: 'APPLIED', report: { applied: { created: 1 } } });
    },
  );

  test.each(TOO_MUCH)(
    'when a file of %s says « %s », more than a column holds, then it is told as %s, and the file applies',
    async (kind, row, told) => {
      const found = await checked(kind, `${HEADERS[kind]}\n${FIRST[kind]}\n${row}\n`);
      expect(await toldOf(found)).toEqual([told]);
      expect(await applied(found)).toMatchObject({ state: 'APPLIED' });
    },
  );

  test('when the gate reads a ticket twice, or one nobody knows, then the file applies all the same (rule 10)', async () => {
    const rows = [
      FIRST.SCANS,
      FIRST.SCANS,
      'R-1;12/08/2024 10:05;',
      'X-9;12/08/2024 10:05;',
      'X-9;12/08/2024 10:05;ZZA01',
    ];
    const found = await applied(await checked('SCANS', `${HEADERS.SCANS}\n${rows.join('\n')}\n`));
    expect(found).toMatchObject({ state: 'APPLIED', badRows: 0 });
  });
});

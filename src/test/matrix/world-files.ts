import { createHash, randomUUID } from 'node:crypto';
import { everywhere, type Viewer } from './actors';
import type { Canaries } from './canaries';
import { insertId, insertRow } from './insert';
import type { Sql } from './world';
import { leaderOf } from './world-accounts';
import type { Plan } from './world-programme';
import { type OfStructure, seersOf } from './world-seers';

/** A list a leader sent, read and ready to be applied, with its file. */
export async function buildImport(sql: Sql, canaries: Canaries, plan: Plan, structure: OfStructure): Promise<string> {
  const { letter, structureId } = structure;
  const seers = seersOf(plan, letter);
  const word = (field: string, who: readonly Viewer[] = seers) => canaries.plant(`${field} of ${letter}`, who);
  const sender = plan.accounts[leaderOf(letter)].userId;
  const bytes = Buffer.from(word('stored_chunk.bytes', []));
  const fileId = await insertId(sql, 'stored_file', {
    name: word('stored_file.name'),
    content_type: 'text/csv',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    owner_id: sender,
    expires_at: new Date(Date.now() + 86_400_000),
  });
  canaries.plantId(`stored_file.id of ${letter}`, fileId, seers);
  await insertRow(sql, 'stored_chunk', { file_id: fileId, number: 0, bytes });
  const importId = await insertId(sql, 'import', {
    programme_id: plan.programmeId,
    kind: 'BENEFICIARIES',
    structure_id: structureId,
    file_id: fileId,
    file_name: word('import.file_name'),
    file_sha256: 'f'.repeat(64),
    state: 'READY',
    reading: JSON.stringify({
      info: { format: 'csv', encoding: 'utf-8', delimiter: ';', sheet: word('import.reading.sheet') },
      headerLine: 1,
      headers: ['Nom', 'Prénom', word('import.reading.headers')],
      mapping: { lastName: 0, firstName: 1 },
      missing: [],
    }),
    report: JSON.stringify({
      problems: [],
      skipped: [],
      skippedCount: 0,
      blankLines: 0,
      effect: { created: 1, changed: 0, unchanged: 0 },
      applied: null,
    }),
    total_rows: 1,
    good_rows: 1,
    created_by_id: sender,
  });
  canaries.plantId(`import.id of ${letter}`, importId, seers);
  await insertRow(sql, 'import_row', {
    import_id: importId,
    line: 2,
    cells: JSON.stringify([word('import_row.cells'), 'Lina', '']),
    sent: JSON.stringify([word('import_row.sent'), 'Lina', '']),
    values: JSON.stringify({ lastName: word('import_row.values'), firstName: 'Lina' }),
    problems: JSON.stringify([
      {
        line: 2,
        column: 'Nom',
        field: 'lastName',
        value: word('import_row.problems'),
        code: 'imports/long',
        severity: 'warning',
        facts: {},
      },
    ]),
    ok: true,
  });
  const fields = (field: string) => JSON.stringify({ last_name: word(field) });
  await insertRow(sql, 'import_change', {
    import_id: importId,
    line: 1,
    record_id: randomUUID(),
    act: 'CHANGED',
    before: fields('import_change.before'),
    after: fields('import_change.after'),
  });
  return importId;
}

type Readers = { readonly groupLeaderId: string; readonly otherLeaderId: string };

/** A letter that did not arrive, one that did and is kept in the mailbox, and what staff wrote beside a reason. */
export async function buildMessages(
  sql: Sql,
  canaries: Canaries,
  plan: Plan,
  { letter, structureId, waveId, sessions }: OfStructure,
  { groupLeaderId, otherLeaderId }: Readers,
): Promise<{ mailId: string; sentMailId: string; messageId: string }> {
  const seers = seersOf(plan, letter);
  const mail = async (state: string, reader: string) => {
    const id = await insertId(sql, 'mail', {
      programme_id: plan.programmeId,
      structure_id: structureId,
      wave_id: waveId,
      kind: 'CLAIM',
      group_leader_id: reader,
      state,
      failure: state === 'FAILED' ? 'smtp/550' : null,
      provider_id: canaries.plant(`mail.provider_id of ${letter}`, []),
    });
    canaries.plantId(`mail.id of ${letter}`, id, seers);
    return id;
  };
  const sentMailId = await mail('SENT', otherLeaderId);
  const mailId = await mail('FAILED', groupLeaderId);
  // The built-in mailbox is one for all programmes.
  const readers = everywhere('admin', 'agent');
  const word = (field: string) => canaries.plant(`mailbox_message.${field} of ${letter}`, readers);
  await insertRow(sql, 'mailbox_message', {
    id: sentMailId,
    to: `${word('to')}@famille.test`,
    from: 'billetterie@ville.test',
    subject: word('subject'),
    html: `<p>${word('html')}</p>`,
    text: word('text'),
  });
  canaries.plantId(`mailbox_message.id of ${letter}`, sentMailId, [...seers, ...readers]);
  const [line] = await sql<{ id: string }>(
    `INSERT INTO audit (programme_id, actor, role, action, outcome, subject_type, subject_id, structure_id, reason)
     VALUES ($1, $2, 'AGENT', 'sessions/cancel', 'DONE', 'session', $3, $4, 'OTHER') RETURNING id`,
    [plan.programmeId, `user:${plan.accounts.agent.userId}`, sessions.main, structureId],
  );
  await insertRow(sql, 'audit_note', {
    audit_id: line?.id,
    note: canaries.plant(`audit_note.note of ${letter}`, [`admin@${plan.place}`, `agent@${plan.place}`]),
  });
  // A line about a person: who wrote it is known by an id, and so is the person.
  await sql(
    `INSERT INTO audit (programme_id, actor, role, action, outcome, subject_type, subject_id, structure_id, reason)
     VALUES ($1, $2, 'HOLDER', 'tickets/claim', 'DONE', 'group-leader', $3, $4, 'ILLNESS')`,
    [plan.programmeId, `holder:${groupLeaderId}`, groupLeaderId, structureId],
  );
  return { mailId, sentMailId, messageId: sentMailId };
}

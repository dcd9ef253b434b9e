import { linkToken, newNonce, tokenHash } from '@/platform/tokens';
import { everywhere, type Viewer } from './actors';
import type { Canaries } from './canaries';
import { insertId } from './insert';
import type { Things } from './things';
import type { Sql } from './world';
import { buildAccountLink, LETTERS, type Letter, leaderOf, referenceOf } from './world-accounts';
import { buildImport, buildMessages } from './world-files';
import type { Plan } from './world-programme';
import { type OfStructure, seersOf } from './world-seers';

/** The holder of the claim link is a group leader of A in programme 1. */
const holderOf = ({ place }: Plan, letter: Letter): Viewer[] =>
  place === 1 && letter === 'A' ? ['holder@1', 'holder@2', 'holder@3'] : [];

/** What each structure asks for of one session. */
export async function buildDemands(sql: Sql, canaries: Canaries, plan: Plan, sessionId: string): Promise<void> {
  for (const letter of LETTERS) {
    const id = await insertId(sql, 'demand', {
      programme_id: plan.programmeId,
      structure_id: plan.structures[letter],
      session_id: sessionId,
      rank: 1,
      formula: 'DUO',
      group_size: 2,
      quantity: 1,
      state: 'SUBMITTED',
    });
    // The auditor verifies a draw by the ids of its demands.
    canaries.plantId(`demand.id of ${letter}`, id, [...seersOf(plan, letter), `auditor@${plan.place}`]);
  }
}

async function buildPerson(sql: Sql, canaries: Canaries, plan: Plan, letter: Letter, gate: boolean): Promise<string> {
  const seers = seersOf(plan, letter);
  // A group leader chooses among the names of its structure's list; a gate reads the name under the code.
  const names = [...seers, ...holderOf(plan, letter), ...(gate ? ([`gate@${plan.place}`] as const) : [])];
  const word = (field: string, who: readonly Viewer[]) => canaries.plant(`beneficiary.${field} of ${letter}`, who);
  const id = await insertId(sql, 'beneficiary', {
    programme_id: plan.programmeId,
    structure_id: plan.structures[letter],
    last_name: word('last_name', names),
    first_name: word('first_name', names),
    sort_key: word('sort_key', seers),
    email: `${word('email', seers)}@famille.test`,
    age_band: 'FROM_12_TO_17',
    reference: word('reference', seers),
  });
  canaries.plantId(`beneficiary.id of ${letter}`, id, [...seers, ...holderOf(plan, letter)]);
  return id;
}

async function buildGroupLeader(sql: Sql, canaries: Canaries, plan: Plan, letter: Letter, first: boolean) {
  const seers = [...seersOf(plan, letter), ...(first ? holderOf(plan, letter) : [])];
  const word = (field: string) => canaries.plant(`group_leader.${field} of ${letter}`, seers);
  const id = await insertId(sql, 'group_leader', {
    programme_id: plan.programmeId,
    structure_id: plan.structures[letter],
    email: `${word('email')}@famille.test`,
    last_name: word('last_name'),
    first_name: word('first_name'),
    phone: word('phone'),
  });
  canaries.plantId(`group_leader.id of ${letter}`, id, seers);
  return id;
}

type Seated = { readonly allocationId: string; readonly ticketIds: readonly string[] };

/** A confirmed allocation of that many free seats. */
async function seat(sql: Sql, plan: Plan, letter: Letter, sessionId: string, quantity: number): Promise<Seated> {
  const structureId = plan.structures[letter];
  const allocationId = await insertId(sql, 'allocation', {
    programme_id: plan.programmeId,
    session_id: sessionId,
    structure_id: structureId,
    quantity,
    state: 'CONFIRMED',
    confirm_by: new Date(Date.now() + 96 * 3_600_000),
    decided_at: new Date(),
  });
  const rows = await sql<{ id: string }>(
    `UPDATE ticket SET state = 'CONFIRMED', allocation_id = $1, structure_id = $2
     WHERE id IN (SELECT id FROM ticket WHERE session_id = $3 AND state = 'FREE' ORDER BY length(seat), seat LIMIT $4) RETURNING id`,
    [allocationId, structureId, sessionId, quantity],
  );
  return { allocationId, ticketIds: rows.map(({ id }) => id) };
}

type Link = { readonly ticketId: string; readonly groupLeaderId: string; readonly mailId: string };

async function buildLink(sql: Sql, canaries: Canaries, { structureId, waveId, letter }: OfStructure, link: Link) {
  const nonce = newNonce();
  const token = linkToken('claim', nonce);
  const hash = tokenHash(token);
  canaries.plantSecret(`claim_link.nonce of ${letter}`, nonce);
  canaries.plantSecret(`claim_link.token_hash of ${letter}`, hash);
  const id = await insertId(sql, 'claim_link', {
    ticket_id: link.ticketId,
    group_leader_id: link.groupLeaderId,
    structure_id: structureId,
    wave_id: waveId,
    mail_id: link.mailId,
    token_hash: Buffer.from(hash),
    nonce: Buffer.from(nonce),
  });
  canaries.plantId(`claim_link.id of ${letter}`, id, []);
  return token;
}

async function buildInvitation(sql: Sql, canaries: Canaries, letter: Letter, structureId: string) {
  const nonce = newNonce();
  const invitationToken = linkToken('invitation', nonce);
  // An admin invites; whoever holds the link reads what it says.
  const seers = everywhere('admin', 'holder');
  const word = (field: string) => canaries.plant(`invitation.${field} of ${letter}`, seers);
  canaries.plantSecret(`invitation.nonce of ${letter}`, nonce);
  const invitationId = await insertId(sql, 'invitation', {
    email: `${word('email')}@asso.test`,
    name: word('name'),
    role: 'LEADER',
    structure_id: structureId,
    nonce: Buffer.from(nonce),
    token_hash: Buffer.from(tokenHash(invitationToken)),
    expires_at: new Date(Date.now() + 72 * 3_600_000),
  });
  canaries.plantId(`invitation.id of ${letter}`, invitationId, seers);
  return { invitationId, invitationToken };
}

/** People, seats in each state, letters, files, links and scans of one structure in one programme. */
export async function buildStructureLife(
  sql: Sql,
  canaries: Canaries,
  plan: Plan,
  structure: OfStructure,
): Promise<
  Omit<
    Things,
    | 'programmeId'
    | 'sessionId'
    | 'sessionCode'
    | 'offerId'
    | 'askedId'
    | 'drawnId'
    | 'gateId'
    | 'postponementId'
    | 'waveId'
    | 'drawId'
    | 'publishedDrawId'
    | 'quotaId'
    | 'preparedDrawId'
    | 'studyId'
    | 'purgeId'
  >
> {
  const { letter, structureId, sessions } = structure;
  const [beneficiaryId, spareId, atGate] = [
    await buildPerson(sql, canaries, plan, letter, false),
    await buildPerson(sql, canaries, plan, letter, false),
    await buildPerson(sql, canaries, plan, letter, true),
  ];
  const groupLeaderId = await buildGroupLeader(sql, canaries, plan, letter, true);
  const otherLeaderId = await buildGroupLeader(sql, canaries, plan, letter, false);

  const spareLeaderId = await buildGroupLeader(sql, canaries, plan, letter, false);

  const main = await seat(sql, plan, letter, sessions.main, 5);
  const [takenTicketId, heldTicketId, namedTicketId, openTicketId, waiting] = main.ticketIds as [
    string,
    string,
    string,
    string,
    string,
  ];
  await sql(
    `UPDATE ticket SET state = 'CLAIMED', claimed_at = now(), group_leader_id = $2, beneficiary_id = $3, named_at = now() WHERE id = $1`,
    [takenTicketId, groupLeaderId, beneficiaryId],
  );
  await sql('UPDATE ticket SET group_leader_id = $2 WHERE id = $1', [heldTicketId, groupLeaderId]);
  await sql('UPDATE ticket SET beneficiary_id = $2, named_at = now() WHERE id = $1', [namedTicketId, beneficiaryId]);
  await sql('UPDATE ticket SET group_leader_id = $2 WHERE id = $1', [waiting, otherLeaderId]);
  await seat(sql, plan, letter, sessions.postponed, 1);

  const gate = await seat(sql, plan, letter, sessions.gate, 2);
  await sql(
    `UPDATE ticket SET state = 'CLAIMED', claimed_at = now(), group_leader_id = $2, beneficiary_id = $3, named_at = now() WHERE id = ANY($1::uuid[])`,
    [gate.ticketIds, otherLeaderId, atGate],
  );
  const [read] = await sql<{ code: string }>('SELECT code FROM ticket WHERE id = $1', [gate.ticketIds[0]]);

  const { mailId, messageId, sentMailId } = await buildMessages(sql, canaries, plan, structure, {
    groupLeaderId,
    otherLeaderId,
  });
  const token = await buildLink(sql, canaries, structure, {
    ticketId: heldTicketId,
    groupLeaderId,
    mailId: sentMailId,
  });
  await buildLink(sql, canaries, structure, { ticketId: takenTicketId, groupLeaderId, mailId: sentMailId });
  const [asked] = await sql<{ id: string }>('SELECT id FROM demand WHERE structure_id = $1 AND session_id = $2', [
    structureId,
    sessions.asked,
  ]);
  const [proposed] = await sql<{ id: string }>(
    `SELECT id FROM allocation WHERE structure_id = $1 AND session_id = $2 AND state = 'PROPOSED'`,
    [structureId, sessions.drawn],
  );
  const rows = await sql<{ id: string; sort: string; gate: boolean; mine: boolean }>(
    `SELECT id, 'allocation' AS sort, false AS gate, false AS mine FROM allocation WHERE structure_id = $1 AND programme_id = $2
     UNION ALL SELECT id, 'ticket', session_id = $3, group_leader_id IS NOT DISTINCT FROM $4 FROM ticket WHERE structure_id = $1 AND programme_id = $2`,
    [structureId, plan.programmeId, sessions.gate, groupLeaderId],
  );
  for (const { id, sort, gate: scanned, mine } of rows) {
    const more: Viewer[] = [
      ...(scanned ? ([`gate@${plan.place}`] as const) : []),
      ...(mine ? holderOf(plan, letter) : []),
    ];
    canaries.plantId(`${sort}.id of ${letter}`, id, [...seersOf(plan, letter), `auditor@${plan.place}`, ...more]);
  }
  const scanned = await insertId(sql, 'scan', {
    programme_id: plan.programmeId,
    session_id: sessions.gate,
    structure_id: structureId,
    ticket_id: gate.ticketIds[1],
    client_id: crypto.randomUUID(),
    outcome: 'OUTSIDE_WINDOW',
    scanned_at: new Date(),
    source: 'GATE',
  });
  const account = plan.accounts[leaderOf(letter)];
  const link = (kind: 'PASSWORD_RESET' | 'EMAIL_CHANGE' | 'EMAIL_STOP') =>
    buildAccountLink(sql, canaries, { userId: account.userId, kind, actor: leaderOf(letter) });
  if (!asked || !proposed) throw new Error(`the draw gave nothing to ${letter}: ${scanned}`);
  return {
    ...(await buildInvitation(sql, canaries, letter, structureId)),
    structureId,
    userId: plan.accounts[leaderOf(letter)].userId,
    gateCode: read?.code ?? '',
    beneficiaryId,
    spareId,
    groupLeaderId,
    spareLeaderId,
    allocationId: main.allocationId,
    proposedId: proposed.id,
    namedTicketId,
    openTicketId,
    heldTicketId,
    takenTicketId,
    demandId: asked.id,
    mailId,
    messageId,
    importId: await buildImport(sql, canaries, plan, structure),
    token,
    resetToken: await link('PASSWORD_RESET'),
    emailToken: await link('EMAIL_CHANGE'),
    stopToken: await link('EMAIL_STOP'),
    reference: referenceOf(account.sessions[2]),
    identity: account.identity,
  };
}

import { describe, expect, it } from 'vitest';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import { at, ticketScene } from '@/modules/tickets/ticket-scene';
import { testDatabase } from '@/test/database';
import { deliverMail } from './deliver-mail';
import { holderOf } from './find-holder';
import { heldTickets } from './holder.queries';
import { holderRestitutes } from './holder-restitute';
import { resendClaim } from './resend-claim';
import { sendWave } from './send-wave';
import { listWaveMails } from './wave.queries';
import { previewWave } from './wave-preview.queries';

const { sql } = testDatabase();

/** The tokens of the mail in the mailbox, in the order of the links. */
async function tokensOf(mailId: unknown): Promise<string[]> {
  const [message] = await sql<{ html: string }>('SELECT html FROM mailbox_message WHERE id = $1', [mailId]);
  const found = [...(message?.html ?? '').matchAll(/\/b\/([\w-]{43})/g)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}
const claimMails = (groupLeaderId: string) =>
  sql(`SELECT id, state FROM mail WHERE kind = 'CLAIM' AND group_leader_id = $1 ORDER BY created_at DESC`, [
    groupLeaderId,
  ]);

describe('rule 8: a wave', () => {
  it('given a group leader with four tickets, then one mail, one link a ticket with session, block, row and seat; not again', async () => {
    const scene = await ticketScene(sql);
    expect(await previewWave(scene.agent, { competition: 'OLYMPIC' })).toMatchObject({ mails: 1, tickets: 4 });
    const wave = await sendWave(scene.agent, { competition: 'OLYMPIC' });
    expect(wave).toMatchObject({ number: 1, mails: 1, tickets: 4 });
    const [mail] = await claimMails(scene.groupLeaderId);
    await deliverMail({ mailId: String(mail?.id) });
    const tokens = await tokensOf(mail?.id);
    expect(tokens).toHaveLength(4);
    const [message] = await sql('SELECT "from", subject, text FROM mailbox_message WHERE id = $1', [mail?.id]);
    expect(message?.from).toContain('Billetterie de la Ville');
    expect(message?.text).toMatch(/ATH\d+.*Athlétisme/s);
    expect(message?.text).toMatch(/Place \/ Seat 4/);
    await expect(sendWave(scene.agent, { competition: 'OLYMPIC' })).rejects.toThrow('claims/empty-wave');
    await expect(sendWave(scene.leader, { competition: 'OLYMPIC' })).rejects.toThrow('common/forbidden');
    const rows = await listWaveMails(scene.agent, { waveId: wave.waveId });
    expect(rows).toMatchObject({ total: 1, rows: [{ state: 'SENT', tickets: 4, taken: 0, can: { resend: true } }] });
  });

  it('given a link opened, then nothing changes and the trail has the reading; given the mail sent again, then the old links are dead', async () => {
    const scene = await ticketScene(sql);
    await sendWave(scene.agent, { competition: 'OLYMPIC' });
    const [first] = await claimMails(scene.groupLeaderId);
    await deliverMail({ mailId: String(first?.id) });
    const [token = ''] = await tokensOf(first?.id);
    const picture = () =>
      sql(
        `SELECT (SELECT json_agg(t) FROM ticket t) AS tickets, (SELECT json_agg(l) FROM claim_link l) AS links,
           (SELECT count(*) FROM mail) AS mails, (SELECT count(*) FROM audit WHERE action <> 'claims/held') AS trail,
           (SELECT count(*) FROM audit WHERE action = 'claims/held')::int AS readings`,
      );
    const before = await picture();
    const held = await heldTickets(await holderOf(token), {});
    expect(held.outings[0]?.tickets).toHaveLength(4);
    expect(await picture()).toEqual(before.map((row) => ({ ...row, readings: 1 })));
    await resendClaim(scene.leader, { groupLeaderId: scene.groupLeaderId });
    await expect(holderOf(token)).rejects.toMatchObject({ kind: 'not-found', code: 'claims/dead-link' });
    await expect(holderOf('x'.repeat(43))).rejects.toMatchObject({ kind: 'not-found', code: 'claims/dead-link' });
    const [second] = await claimMails(scene.groupLeaderId);
    await deliverMail({ mailId: String(second?.id) });
    const fresh = await tokensOf(second?.id);
    expect(fresh).toHaveLength(4);
    expect(await holderOf(fresh[0] ?? '')).toMatchObject({ groupLeaderId: scene.groupLeaderId });
  });

  it('given a ticket given back by its holder, then its link dies and another link of theirs is handed over', async () => {
    const scene = await ticketScene(sql, { count: 2 });
    await sendWave(scene.agent, { competition: 'OLYMPIC' });
    const [mail] = await claimMails(scene.groupLeaderId);
    await deliverMail({ mailId: String(mail?.id) });
    const { token } = await holderRestitutes(scene.holder, at(scene.tickets, 0));
    expect(await holderOf(token ?? '')).toMatchObject({ groupLeaderId: scene.groupLeaderId });
    expect(await holderRestitutes(scene.holder, at(scene.tickets, 1))).toEqual({ returned: 1, token: null });
    const other = await ticketScene(sql, { programmeId: scene.programmeId });
    await expect(restituteTickets(scene.holder, { ticketIds: [at(other.tickets, 0)] })).rejects.toThrow(
      'tickets/not-found',
    );
    await expect(resendClaim(other.leader, { groupLeaderId: scene.groupLeaderId })).rejects.toThrow(
      'structures/leader-not-found',
    );
  });

  it('given 500 group leaders, then 500 mails with their links, each put in the outbox once', async () => {
    const scene = await ticketScene(sql, { count: 1 });
    await sql(
      `WITH s AS (SELECT $1::uuid AS p, $2::uuid AS st, $3::uuid AS se),
        a AS (INSERT INTO allocation (programme_id, session_id, structure_id, quantity, state, confirm_by, decided_at)
          SELECT p, se, st, 2500, 'CONFIRMED', now(), now() FROM s RETURNING id),
        g AS (INSERT INTO group_leader (programme_id, structure_id, email)
          SELECT p, st, 'g' || i || '@vague.test' FROM s, generate_series(1, 500) i RETURNING id),
        n AS (SELECT id, row_number() OVER () AS i FROM g)
      INSERT INTO ticket (programme_id, session_id, category, block, row, seat, reference, state, structure_id, allocation_id, group_leader_id)
      SELECT p, se, 'A', 'W', n.i::text, k::text, 'W' || n.i || '-' || k, 'CONFIRMED', st, a.id, n.id FROM s, a, n, generate_series(1, 5) k`,
      [scene.programmeId, scene.structureId, scene.sessionId],
    );
    const wave = await sendWave(scene.agent, { competition: 'OLYMPIC' });
    expect(wave).toMatchObject({ mails: 501, tickets: 2501 });
    const [links] = await sql(
      'SELECT count(*)::int AS n, count(DISTINCT token_hash)::int AS hashes FROM claim_link WHERE wave_id = $1',
      [wave.waveId],
    );
    expect(links).toEqual({ n: 2501, hashes: 2501 });
    const [jobs] = await sql(
      `SELECT count(*)::int AS n FROM outbox o JOIN mail m ON m.id::text = o.payload ->> 'mailId' WHERE m.wave_id = $1 AND o.job = 'mails/send'`,
      [wave.waveId],
    );
    expect(jobs).toEqual({ n: 501 });
  });
});

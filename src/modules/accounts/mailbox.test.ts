import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme } from '@/test/factories';
import { listMessages, readMessage } from './mailbox.queries';

const { sql } = testDatabase();

async function keep(programmeId: string, kind: string): Promise<string> {
  const [mail] = await sql<{ id: string }>(
    `INSERT INTO mail (programme_id, kind) VALUES ($1, $2::"MailKind") RETURNING id`,
    [programmeId, kind],
  );
  const id = mail?.id ?? '';
  await sql(
    `INSERT INTO mailbox_message (id, "to", "from", subject, html, text) VALUES ($1, 'awa@asso.test', 'ville', $2, '<p>x</p>', 'x')`,
    [id, kind],
  );
  return id;
}

describe('Given messages kept by the built-in mailbox', () => {
  test('when an agent reads, then invitations, which hold the key of an account, are not there; an admin has them all', async () => {
    const programmeId = await buildProgramme(sql);
    const invitation = await keep(programmeId, 'INVITATION');
    const claim = await keep(programmeId, 'CLAIM');
    const agent = await buildActor(sql, 'AGENT', programmeId);
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    expect((await listMessages(agent, { q: 'awa' })).rows.map((row) => row.id)).toEqual([claim]);
    expect(await listMessages(admin, {})).toMatchObject({ total: 2 });
    expect(await readMessage(agent, { id: claim })).toMatchObject({ to: 'awa@asso.test', text: 'x' });
    expect(await readMessage(admin, { id: invitation })).toMatchObject({ subject: 'INVITATION' });
    await expect(readMessage(agent, { id: invitation })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('when a leader or an auditor asks, then it is refused', async () => {
    const programmeId = await buildProgramme(sql);
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    await expect(listMessages(auditor, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readMessage(auditor, { id: crypto.randomUUID() })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

import { randomUUID } from 'node:crypto';
import type { CommandContext } from '@/platform/command';
import { inTheCitysName, type Tx } from '@/platform/db';
import { linkToken, newNonce, tokenHash } from '@/platform/tokens';
import { sendMail } from './mail.schema';

/** The tickets whose links one group leader gets in one mail. */
export type LinksOfLeader = {
  readonly groupLeaderId: string;
  readonly structureId: string;
  readonly ticketIds: readonly string[];
};
type Link = {
  readonly ticketId: string;
  readonly leader: LinksOfLeader;
  readonly mailId: string;
  readonly nonce: string;
  readonly hash: string;
};

const CHUNK = 5_000;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function newLink(ticketId: string, leader: LinksOfLeader, mailId: string): Link {
  const nonce = newNonce();
  return { ticketId, leader, mailId, nonce: hex(nonce), hash: hex(tokenHash(linkToken('claim', nonce))) };
}

async function writeMails(
  tx: Tx,
  programmeId: string,
  waveId: string | null,
  mails: ReadonlyMap<string, LinksOfLeader>,
) {
  const rows = [...mails];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const some = rows.slice(at, at + CHUNK);
    await tx.$executeRaw`
      INSERT INTO mail (id, programme_id, structure_id, wave_id, kind, group_leader_id)
      SELECT m.id, ${programmeId}::uuid, m.structure_id, ${waveId}::uuid, 'CLAIM', m.group_leader_id
      FROM unnest(${some.map(([id]) => id)}::uuid[], ${some.map(([, l]) => l.structureId)}::uuid[],
        ${some.map(([, l]) => l.groupLeaderId)}::uuid[]) AS m(id, structure_id, group_leader_id)`;
  }
}

async function writeLinks(tx: Tx, waveId: string | null, links: readonly Link[]): Promise<void> {
  for (let at = 0; at < links.length; at += CHUNK) {
    const some = links.slice(at, at + CHUNK);
    await tx.$executeRaw`
      INSERT INTO claim_link (ticket_id, group_leader_id, structure_id, wave_id, mail_id, token_hash, nonce)
      SELECT l.ticket_id, l.group_leader_id, l.structure_id, ${waveId}::uuid, l.mail_id, decode(l.hash, 'hex'), decode(l.nonce, 'hex')
      FROM unnest(${some.map((l) => l.ticketId)}::uuid[], ${some.map((l) => l.leader.groupLeaderId)}::uuid[],
        ${some.map((l) => l.leader.structureId)}::uuid[], ${some.map((l) => l.mailId)}::uuid[],
        ${some.map((l) => l.hash)}::text[], ${some.map((l) => l.nonce)}::text[])
        AS l(ticket_id, group_leader_id, structure_id, mail_id, hash, nonce)`;
  }
}

/**
 * Rule 8: one mail a group leader, one link a ticket; the database keeps a nonce and a hash, never the token. They leave
 * when the transaction is committed. Answers the ids of the mails.
 */
export async function sendLinks(
  { tx, actor, later }: CommandContext,
  { programmeId, waveId, leaders }: { programmeId: string; waveId: string | null; leaders: readonly LinksOfLeader[] },
): Promise<readonly string[]> {
  const mails = new Map(leaders.map((leader) => [randomUUID() as string, leader]));
  const links = [...mails].flatMap(([mailId, leader]) => leader.ticketIds.map((id) => newLink(id, leader, mailId)));
  await inTheCitysName(tx, actor, async () => {
    await writeMails(tx, programmeId, waveId, mails);
    await writeLinks(tx, waveId, links);
  });
  const ids = [...mails.keys()];
  await later(sendMail, ...ids.map((mailId) => ({ mailId })));
  return ids;
}

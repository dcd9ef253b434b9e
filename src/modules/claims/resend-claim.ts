import { type CommandContext, command } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayResendClaim, maySendWave } from './claim.policy';
import { revokeLinksOfLeaders } from './revoke-links';
import { type LinksOfLeader, sendLinks } from './send-links';
import { resendClaimInput, waveId } from './wave.schema';

type Row = LinksOfLeader & { readonly programmeId: string; readonly waveId: string | null };

/** What each of these group leaders was sent and still holds, for sessions not over yet. */
function stillHeld({ tx, actor }: CommandContext, groupLeaderIds: readonly string[]): Promise<Row[]> {
  return inTheCitysName(
    tx,
    actor,
    () =>
      tx.$queryRaw<Row[]>`
      SELECT t.group_leader_id AS "groupLeaderId", t.structure_id AS "structureId", t.programme_id AS "programmeId",
        (SELECT l.wave_id FROM claim_link l WHERE l.group_leader_id = t.group_leader_id ORDER BY l.created_at DESC LIMIT 1) AS "waveId",
        array_agg(t.id::text ORDER BY t.id) AS "ticketIds"
      FROM ticket t JOIN session s ON s.id = t.session_id
      WHERE t.group_leader_id = ANY(${[...groupLeaderIds]}::uuid[]) AND t.state IN ('CONFIRMED', 'CLAIMED')
        AND s.status <> 'CANCELLED' AND s.ends_at > clock_timestamp()
        AND EXISTS (SELECT FROM claim_link l WHERE l.ticket_id = t.id AND l.group_leader_id = t.group_leader_id)
      GROUP BY 1, 2, 3`,
  );
}

async function resend(context: CommandContext, rows: readonly Row[]): Promise<number> {
  const { tx, actor } = context;
  await revokeLinksOfLeaders(
    tx,
    actor,
    rows.map((row) => row.groupLeaderId),
  );
  for (const wave of new Set(rows.map((row) => row.waveId))) {
    const leaders = rows.filter((row) => row.waveId === wave);
    const [first] = leaders;
    if (first) await sendLinks(context, { programmeId: first.programmeId, waveId: wave, leaders });
  }
  return rows.length;
}

/**
 * Rule 8: who lost the e-mail gets it again at the same address; the links of before stop working. Asked for by the
 * city or by the structure of the group leader. Throws `structures/leader-not-found`, `claims/nothing-to-resend`.
 */
export const resendClaim = command('claims/resend', resendClaimInput, async (context, { groupLeaderId }) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['group-leader', groupLeaderId] });
  const [leader] = await tx.$queryRaw<{ id: string; programmeId: string; structureId: string }[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId"
    FROM group_leader WHERE id = ${groupLeaderId}::uuid AND email IS NOT NULL FOR UPDATE`;
  if (!leader || !mayResendClaim(actor, leader)) throw new DomainError('not-found', 'structures/leader-not-found');
  trail({ structureId: leader.structureId });
  const rows = await stillHeld(context, [leader.id]);
  if (rows.length === 0) throw new DomainError('conflict', 'claims/nothing-to-resend');
  await resend(context, rows);
  return { mails: 1, tickets: rows[0]?.ticketIds.length ?? 0 };
});

/** Every mail of a wave that failed or bounced, sent again with new links. Answers how many left. Throws `claims/wave-not-found`. */
export const resendFailed = command(
  'claims/resend-failed',
  waveId,
  async (context, input) => {
    const { tx, actor, trail } = context;
    trail({ subject: ['wave', input.waveId] });
    const [wave] = await tx.$queryRaw<{ programmeId: string }[]>`
      SELECT programme_id AS "programmeId" FROM wave WHERE id = ${input.waveId}::uuid FOR UPDATE`;
    if (!wave || !maySendWave(actor, wave)) throw new DomainError('not-found', 'claims/wave-not-found');
    const failed = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM (
        SELECT DISTINCT ON (group_leader_id) group_leader_id AS id, state FROM mail
        WHERE wave_id = ${input.waveId}::uuid AND group_leader_id IS NOT NULL ORDER BY group_leader_id, created_at DESC, id) AS latest
      WHERE state IN ('FAILED', 'BOUNCED')`;
    const rows = await stillHeld(
      context,
      failed.map((leader) => leader.id),
    );
    const mails = await resend(
      context,
      rows.map((row) => ({ ...row, waveId: input.waveId })),
    );
    trail({ facts: { failed: failed.length, mails } });
    return { mails };
  },
  { timeoutMs: 60_000 },
);

import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { Competition } from '@/modules/sessions/session.rules';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { pageOf } from '@/platform/readings';
import { mayReadWaves } from './claim.policy';
import type { MailState } from './mail.schema';
import { waveId, waveMailFilters } from './wave.schema';

const PAGE = 50;

export type WaveRow = {
  readonly id: string;
  readonly number: number;
  readonly competition: Competition;
  readonly senderName: string;
  readonly author: string | null;
  readonly createdAt: Date;
  readonly mails: number;
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly tickets: number;
  readonly taken: number;
};

/** The waves of the programme, the latest first, with what became of their mails and links. */
export const listWaves = query('claims/waves', nothing, async ({ tx, actor }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayReadWaves(actor, { programmeId }));
  return tx.$queryRaw<WaveRow[]>`
    SELECT w.id, w.number::int, w.competition, w.sender_name AS "senderName", u.name AS author, w.created_at AS "createdAt",
      coalesce(m.mails, 0)::int AS mails, coalesce(m.queued, 0)::int AS queued, coalesce(m.sent, 0)::int AS sent,
      coalesce(m.failed, 0)::int AS failed, coalesce(l.tickets, 0)::int AS tickets, coalesce(l.taken, 0)::int AS taken
    FROM wave w LEFT JOIN user_account u ON u.id = w.created_by_id
    LEFT JOIN LATERAL (
      SELECT count(*) AS mails, count(*) FILTER (WHERE state = 'QUEUED') AS queued, count(*) FILTER (WHERE state = 'SENT') AS sent,
        count(*) FILTER (WHERE state IN ('FAILED', 'BOUNCED')) AS failed
      FROM (SELECT DISTINCT ON (group_leader_id) state FROM mail WHERE wave_id = w.id ORDER BY group_leader_id, created_at DESC, id) latest
    ) m ON true
    LEFT JOIN LATERAL (
      SELECT count(DISTINCT c.ticket_id) AS tickets, count(DISTINCT c.ticket_id) FILTER (WHERE t.claimed_at IS NOT NULL) AS taken
      FROM claim_link c JOIN ticket t ON t.id = c.ticket_id AND t.group_leader_id = c.group_leader_id WHERE c.wave_id = w.id
    ) l ON true
    WHERE w.programme_id = ${programmeId}::uuid ORDER BY w.number DESC`;
});

export const readWave = query('claims/wave', waveId, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayReadWaves(actor, { programmeId }));
  const [wave] = await tx.$queryRaw<WaveRow[]>`
    SELECT w.id, w.number::int, w.competition, w.sender_name AS "senderName", u.name AS author, w.created_at AS "createdAt",
      count(m.state)::int AS mails, count(*) FILTER (WHERE m.state = 'QUEUED')::int AS queued,
      count(*) FILTER (WHERE m.state = 'SENT')::int AS sent, count(*) FILTER (WHERE m.state IN ('FAILED', 'BOUNCED'))::int AS failed,
      (SELECT count(DISTINCT c.ticket_id)::int FROM claim_link c WHERE c.wave_id = w.id) AS tickets,
      (SELECT count(DISTINCT t.id)::int FROM claim_link c JOIN ticket t ON t.id = c.ticket_id AND t.group_leader_id = c.group_leader_id
        WHERE c.wave_id = w.id AND t.claimed_at IS NOT NULL) AS taken
    FROM wave w LEFT JOIN user_account u ON u.id = w.created_by_id
    LEFT JOIN (
      SELECT DISTINCT ON (group_leader_id) state, wave_id FROM mail WHERE wave_id = ${input.waveId}::uuid
      ORDER BY group_leader_id, created_at DESC, id) m ON m.wave_id = w.id
    WHERE w.id = ${input.waveId}::uuid AND w.programme_id = ${programmeId}::uuid GROUP BY w.id, u.name`;
  if (!wave) throw new DomainError('not-found', 'claims/wave-not-found');
  return wave;
});

export type WaveMailRow = {
  readonly mailId: string;
  readonly groupLeaderId: string;
  readonly name: string;
  readonly email: string | null;
  readonly structureId: string;
  readonly structure: string;
  readonly state: MailState;
  readonly failure: string | null;
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly tickets: number;
  readonly taken: number;
  readonly can: { readonly resend: boolean };
};

/** The mails of a wave, the latest of each group leader, failed ones first, fifty a page. */
export const listWaveMails = query(
  'claims/wave-mails',
  waveMailFilters,
  async ({ tx, actor }, input) => {
    const programmeId = programmeIdOf(actor);
    authorize(mayReadWaves(actor, { programmeId }));
    const like = `%${input.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const rows = await tx.$queryRaw<(Omit<WaveMailRow, 'can'> & { total: number })[]>`
    WITH latest AS (
      SELECT DISTINCT ON (group_leader_id) id, group_leader_id, structure_id, state, failure, attempts, sent_at FROM mail
      WHERE wave_id = ${input.waveId}::uuid AND programme_id = ${programmeId}::uuid AND group_leader_id IS NOT NULL
      ORDER BY group_leader_id, created_at DESC, id)
    SELECT m.id AS "mailId", g.id AS "groupLeaderId", btrim(concat(g.first_name, ' ', g.last_name)) AS name, g.email,
      st.id AS "structureId", st.name AS structure, m.state, m.failure, m.attempts::int, m.sent_at AS "sentAt",
      count(*) OVER ()::int AS total, k.tickets, k.taken
    FROM latest m JOIN group_leader g ON g.id = m.group_leader_id JOIN structure st ON st.id = m.structure_id
    LEFT JOIN LATERAL (
      SELECT count(DISTINCT t.id)::int AS tickets, count(DISTINCT t.id) FILTER (WHERE t.claimed_at IS NOT NULL)::int AS taken
      FROM claim_link c JOIN ticket t ON t.id = c.ticket_id AND t.group_leader_id = c.group_leader_id
      WHERE c.group_leader_id = g.id AND c.wave_id = ${input.waveId}::uuid) k ON true
    WHERE (${input.state ?? null}::"MailState" IS NULL OR m.state = ${input.state ?? null}::"MailState")
      AND (${input.q} = '' OR g.email ILIKE ${like} OR st.name ILIKE ${like} OR concat(g.first_name, ' ', g.last_name) ILIKE ${like})
    ORDER BY m.state IN ('FAILED', 'BOUNCED') DESC, st.sort_key, g.id LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(
        ({ total: _total, ...row }): WaveMailRow => ({
          ...row,
          // Whoever reads the waves may send a claim again.
          can: { resend: row.tickets > 0 },
        }),
      ),
    };
  },
  { personal: ({ waveId }, read, actor) => pageOf(actor, 'wave', waveId, read?.rows.length) },
);

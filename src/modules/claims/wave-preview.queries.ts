import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { mayReadWaves } from './claim.policy';
import { waveInput } from './wave.schema';
import { waveCandidates } from './wave-candidates';

const SHOWN = 100;

type Named = { groupLeaderId: string; name: string; email: string; structure: string; tickets: number };
type Waiting = { structureId: string; structure: string; tickets: number };

/** What a wave would do, before it does: who gets how many tickets, and whose tickets have nobody to be sent to. */
export const previewWave = query(
  'claims/preview-wave',
  waveInput,
  async ({ tx, actor, now }, input) => {
    const programmeId = programmeIdOf(actor);
    authorize(mayReadWaves(actor, { programmeId }));
    const leaders = await waveCandidates(tx, programmeId, input, now);
    const shown = leaders.slice(0, SHOWN);
    const rows = await tx.$queryRaw<Named[]>`
    SELECT g.id AS "groupLeaderId", btrim(concat(g.first_name, ' ', g.last_name)) AS name, g.email, st.name AS structure, l.tickets
    FROM unnest(${shown.map((l) => l.groupLeaderId)}::uuid[], ${shown.map((l) => l.ticketIds.length)}::int[]) AS l(id, tickets)
    JOIN group_leader g ON g.id = l.id JOIN structure st ON st.id = g.structure_id ORDER BY st.sort_key, g.id`;
    const waiting = await tx.$queryRaw<Waiting[]>`
    SELECT st.id AS "structureId", st.name AS structure, count(*)::int AS tickets
    FROM ticket t JOIN session s ON s.id = t.session_id JOIN structure st ON st.id = t.structure_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.state = 'CONFIRMED' AND t.group_leader_id IS NULL
      AND s.competition = ${input.competition}::"Competition" AND s.status <> 'CANCELLED' AND s.cutoff_at > ${now}
    GROUP BY st.id ORDER BY count(*) DESC, st.sort_key`;
    return {
      mails: leaders.length,
      tickets: leaders.reduce((sum, leader) => sum + leader.ticketIds.length, 0),
      structures: new Set(leaders.map((leader) => leader.structureId)).size,
      rows,
      withoutLeader: {
        tickets: waiting.reduce((sum, row) => sum + row.tickets, 0),
        structures: waiting.length,
        rows: waiting.slice(0, SHOWN),
      },
    };
  },
  { personal: (_, read) => ({ rows: read?.rows.length }) },
);

export type WaveChoice = { readonly id: string; readonly name: string; readonly tickets: number };

/** What a wave may be narrowed to: the sessions and structures with tickets in a group leader's hands, before their cutoff. */
export const waveChoices = query(
  'claims/wave-choices',
  waveInput.pick({ competition: true }),
  async ({ tx, actor, now }, input) => {
    const programmeId = programmeIdOf(actor);
    authorize(mayReadWaves(actor, { programmeId }));
    const sessions = await tx.$queryRaw<WaveChoice[]>`
    SELECT s.id, concat(s.code, ' · ', s.sport) AS name, count(*)::int AS tickets
    FROM ticket t JOIN session s ON s.id = t.session_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.state = 'CONFIRMED' AND t.group_leader_id IS NOT NULL
      AND s.competition = ${input.competition}::"Competition" AND s.cutoff_at > ${now} GROUP BY s.id ORDER BY s.starts_at, s.code`;
    const structures = await tx.$queryRaw<WaveChoice[]>`
    SELECT st.id, st.name, count(*)::int AS tickets
    FROM ticket t JOIN session s ON s.id = t.session_id JOIN structure st ON st.id = t.structure_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.state = 'CONFIRMED' AND t.group_leader_id IS NOT NULL
      AND s.competition = ${input.competition}::"Competition" AND s.cutoff_at > ${now} GROUP BY st.id ORDER BY st.sort_key, st.id`;
    return { sessions, structures };
  },
);

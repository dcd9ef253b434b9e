import { prepareDraw } from '@/modules/allocation/prepare-draw';
import { publishDraw } from '@/modules/allocation/publish-draw';
import { startStudy } from '@/modules/allocation/start-study';
import { planPurge } from '@/modules/privacy/plan-purge';
import type { UserActor } from '@/platform/actor';
import { drawnInPublic } from '../drawn-in-public';
import { ACTORS, type SignedIn, staffOf, type Viewer } from './actors';
import type { Canaries } from './canaries';
import { insertId, insertRow } from './insert';
import type { Things } from './things';
import type { Sql } from './world';
import { type Account, LETTERS, type Letter } from './world-accounts';
import { buildDemands, buildStructureLife } from './world-structure';

export type Plan = {
  readonly place: 1 | 2;
  readonly programmeId: string;
  readonly structures: Readonly<Record<Letter, string>>;
  readonly accounts: Readonly<Record<SignedIn | 'second', Account>>;
};

/** The sessions of a programme, by what the matrix needs them for. */
export type Sessions = Readonly<Record<'main' | 'offer' | 'drawn' | 'asked' | 'postponed' | 'gate', string>>;

const HOURS = 3_600_000;
/** Hours from now to the start. Far enough apart not to overlap (rule 15). */
const STARTS: Record<keyof Sessions, number> = {
  gate: 0.5,
  main: 240,
  offer: 360,
  drawn: 288,
  asked: 408,
  postponed: 480,
};

async function buildSessions(sql: Sql, canaries: Canaries, { place, programmeId }: Plan): Promise<Sessions> {
  const known = ACTORS.map((actor): Viewer => `${actor}@${place}`);
  const sessions = {} as Record<keyof Sessions, string>;
  for (const name of Object.keys(STARTS) as (keyof Sessions)[]) {
    const word = (field: string) => canaries.plant(`session.${field} of ${place}`, known);
    const starts = new Date(Date.now() + STARTS[name] * HOURS);
    const id = await insertId(sql, 'session', {
      programme_id: programmeId,
      code: word('code').toUpperCase(),
      sport: word('sport'),
      venue_code: 'STA',
      venue: word('venue'),
      city: 'Saint-Denis',
      time_zone: 'Europe/Paris',
      starts_at: starts,
      ends_at: new Date(starts.getTime() + 3 * HOURS),
      cutoff_at: new Date(starts.getTime() - 48 * HOURS),
      description: word('description'),
      status: name === 'postponed' ? 'POSTPONED' : 'SCHEDULED',
    });
    canaries.plantId(`session.id of ${place}`, id, known);
    sessions[name] = id;
    await sql(
      `INSERT INTO ticket (programme_id, session_id, category, block, row, seat, reference)
       SELECT $1, $2, 'B', 'D1', 'A', i::text, $3 || '-' || i FROM generate_series(1, 20) i`,
      [programmeId, id, `REF-${id.slice(0, 8)}`],
    );
  }
  return sessions;
}

/** In the name of the second admin, so that the first may confirm what it planned. */
function secondAdmin({ programmeId, accounts }: Plan): UserActor {
  const actor = {
    kind: 'user',
    role: 'ADMIN',
    userId: accounts.second.userId,
    structureId: null,
    programmeId,
  } as const;
  return { ...actor, provedAt: new Date(), sessionId: accounts.second.sessions[1] } as UserActor;
}

/** Everything a programme can hold, once for each structure. Answers what each of them can be asked about. */
export async function buildProgrammeLife(sql: Sql, canaries: Canaries, plan: Plan): Promise<Record<Letter, Things>> {
  const { place, programmeId, structures, accounts } = plan;
  const sessions = await buildSessions(sql, canaries, plan);
  await sql(
    `INSERT INTO gate_assignment (user_id, session_id, day) SELECT $1, $2, (now() AT TIME ZONE 'Europe/Paris')::date + d FROM generate_series(-1, 1) d`,
    [accounts.gate.userId, place === 1 ? sessions.gate : sessions.main],
  );
  const postponementId = await insertId(sql, 'postponement', {
    session_id: sessions.postponed,
    from_starts_at: new Date(Date.now() + 400 * HOURS),
    to_starts_at: new Date(Date.now() + STARTS.postponed * HOURS),
    answer_by: new Date(Date.now() + 72 * HOURS),
  });
  canaries.plantId(
    `postponement.id of ${place}`,
    postponementId,
    ACTORS.map((actor): Viewer => `${actor}@${place}`),
  );
  const waveId = await insertId(sql, 'wave', {
    programme_id: programmeId,
    number: 1,
    competition: 'OLYMPIC',
    sender_name: 'Billetterie',
    created_by_id: accounts.agent.userId,
  });
  canaries.plantId(`wave.id of ${place}`, waveId, staffOf(place));

  const second = secondAdmin(plan);
  await buildDemands(sql, canaries, plan, sessions.drawn);
  const published = await drawnInPublic(second, {}, 'the first');
  await publishDraw(second, { drawId: published.drawId });
  await buildDemands(sql, canaries, plan, sessions.asked);
  const proposed = await drawnInPublic(second, {}, 'the second');
  await insertRow(sql, 'draw_rules', { programme_id: programmeId, last_quota: 1 });
  const quotaId = await insertId(sql, 'draw_quota', { programme_id: programmeId, number: 1, maximum_percent: 100 });
  canaries.plantId(`draw_quota.id of ${place}`, quotaId, [...staffOf(place), `auditor@${place}`]);
  for (const structureId of Object.values(structures))
    await insertRow(sql, 'structure_tag', {
      programme_id: programmeId,
      structure_id: structureId,
      tag: 'Near',
      reason: 'Near the stadium',
    });
  const { studyId } = await startStudy(second, { drawId: proposed.drawId, runs: 100 });
  const [session] = await sql<{ code: string }>('SELECT code FROM session WHERE id = $1', [sessions.main]);

  const shared = {
    programmeId,
    sessionId: sessions.main,
    sessionCode: session?.code ?? '',
    offerId: sessions.offer,
    askedId: sessions.asked,
    drawnId: sessions.drawn,
    gateId: sessions.gate,
    postponementId,
    waveId,
    drawId: proposed.drawId,
    publishedDrawId: published.drawId,
    quotaId,
    studyId,
  };
  const life = {} as Record<Letter, Omit<Things, 'purgeId' | 'preparedDrawId' | keyof typeof shared>>;
  for (const letter of LETTERS) {
    const structure = { letter, structureId: structures[letter], sessions, waveId, postponementId };
    life[letter] = await buildStructureLife(sql, canaries, plan, structure);
  }
  await insertRow(sql, 'discrepancy', {
    programme_id: programmeId,
    session_id: sessions.main,
    kind: 'state',
    ours: canaries.plant(`discrepancy.ours of ${place}`, staffOf(place)),
    theirs: canaries.plant(`discrepancy.theirs of ${place}`, staffOf(place)),
  });
  // Last: a commitment, and a plan, hold only as long as what they counted.
  const operator = { kind: 'system', name: 'operator', programmeId } as const;
  const publicValue = { what: 'The numbers of the lottery of the day', at: new Date().toISOString() };
  const { drawId: preparedDrawId } = await prepareDraw(operator, { publicValue });
  const { purgeId } = await planPurge(second, { earlyReason: 'REHEARSAL' });
  const last = { ...shared, preparedDrawId, purgeId };
  return { A: { ...life.A, ...last }, B: { ...life.B, ...last } };
}

import type { UserActor } from '@/platform/actor';
import type { TestDatabase } from './database';

type Sql = TestDatabase['sql'];
type Columns = Readonly<Record<string, unknown>>;

let counter = 0;
const next = () => ++counter;

/** Inserts one row as the owner and answers its id. Columns are the database's own names; what is not given has a sensible value. */
async function insert(sql: Sql, table: string, columns: Columns): Promise<string> {
  const names = Object.keys(columns);
  const places = names.map((_, i) => `$${i + 1}`);
  const quoted = names.map((name) => `"${name}"`);
  const [row] = await sql<{ id: string }>(
    `INSERT INTO ${table} (${quoted}) VALUES (${places}) RETURNING id`,
    Object.values(columns),
  );
  if (!row) throw new Error(`no row was written in ${table}`);
  return row.id;
}

/** An instant relative to now, in hours. For real deadlines use the database's clock in SQL. */
export const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

const RULES = {
  cutoffHours: 48,
  maxTicketsPerLeader: 30,
  advisedGroupSize: 15,
  maxRenames: 2,
  wheelchairsPerCompanion: 2,
  ceremoniesExcluded: true,
  confirmWithinDays: 4,
  delivery: 'SELF_ISSUED',
  qrHoursBefore: 6,
  arriveMinutesBefore: 75,
  postponementSilence: 'KEEP',
  retentionDays: 60,
};

/** A programme with the rules of the domain; `rules` changes some of them. */
export function buildProgramme(sql: Sql, { rules, ...columns }: Columns & { rules?: Columns } = {}): Promise<string> {
  return insert(sql, 'programme', {
    slug: `programme-${next()}`,
    name: 'Été',
    starts_on: '2024-07-24',
    ends_on: '2024-09-08',
    sender_name: 'Billetterie de la Ville',
    contact_email: 'billetterie@ville.test',
    contact_phone: '01 00 00 00 00',
    purge_due_at: inHours(2_000),
    rules: JSON.stringify({ ...RULES, ...rules }),
    ...columns,
  });
}

/** A session a week ahead, lasting three hours; its cutoff is 48 h before its start unless `cutoff_at` is given. */
export function buildSession(sql: Sql, columns: Columns & { programme_id: string }): Promise<string> {
  const starts = columns.starts_at instanceof Date ? columns.starts_at : inHours(168);
  return insert(sql, 'session', {
    code: `ATH${next()}`,
    sport: 'Athlétisme',
    venue_code: 'STA',
    venue: 'Stade de France',
    city: 'Saint-Denis',
    time_zone: 'Europe/Paris',
    starts_at: starts,
    ends_at: new Date(starts.getTime() + 3 * 3_600_000),
    cutoff_at: new Date(starts.getTime() - 48 * 3_600_000),
    ...columns,
  });
}

export function buildStructure(sql: Sql, columns: Columns = {}): Promise<string> {
  const n = next();
  return insert(sql, 'structure', {
    name: `Structure ${n}`,
    sort_key: `structure ${n}`,
    public: 'YOUTH',
    district: 12,
    ...columns,
  });
}

export function buildUser(sql: Sql, columns: Columns & { role: UserActor['role'] }): Promise<string> {
  const n = next();
  return insert(sql, 'user_account', { email: `user${n}@ville.test`, name: `Personne ${n}`, ...columns });
}

/**
 * A user of that role, its sign-in, and the actor it is in the programme; a leader gets the structure given. It has proved
 * who it is just now: `{ ...actor, provedAt: null }` has not.
 */
export async function buildActor(
  sql: Sql,
  role: UserActor['role'],
  programmeId: string,
  structureId: string | null = null,
): Promise<UserActor> {
  const userId = await buildUser(sql, { role, structure_id: structureId });
  const [session] = await sql<{ id: string; provedAt: Date }>(
    `INSERT INTO auth_session (user_id, programme_id, expires_at, proved_at) VALUES ($1, $2, now() + interval '12 hours', now())
     RETURNING id, proved_at AS "provedAt"`,
    [userId, programmeId],
  );
  if (!session) throw new Error('the sign-in of the actor was not written');
  const { id: sessionId, provedAt } = session;
  return { kind: 'user', role, userId, structureId, programmeId, sessionId, provedAt };
}

/** Free seats of one session, side by side: row A, seats 1…count. Answers their ids in order. */
export async function buildTickets(
  sql: Sql,
  ticket: { programmeId: string; sessionId: string; count: number; kind?: string; block?: string; row?: string },
): Promise<string[]> {
  const n = next();
  const rows = await sql<{ id: string }>(
    `INSERT INTO ticket (programme_id, session_id, kind, category, block, row, seat, reference)
     SELECT $1, $2, $3::"TicketKind", 'B', $4, $5, i::text, $6 || '-' || i FROM generate_series(1, $7::int) i RETURNING id`,
    [
      ticket.programmeId,
      ticket.sessionId,
      ticket.kind ?? 'STANDARD',
      ticket.block ?? `D${n}`,
      ticket.row ?? 'A',
      `REF${n}`,
      ticket.count,
    ],
  );
  return rows.map((row) => row.id);
}

export function buildBeneficiary(
  sql: Sql,
  columns: Columns & { programme_id: string; structure_id: string },
): Promise<string> {
  const n = next();
  return insert(sql, 'beneficiary', { last_name: `Nom${n}`, first_name: 'Lina', sort_key: `nom${n} lina`, ...columns });
}

export function buildGroupLeader(
  sql: Sql,
  columns: Columns & { programme_id: string; structure_id: string },
): Promise<string> {
  return insert(sql, 'group_leader', {
    email: `responsable${next()}@asso.test`,
    last_name: 'Diop',
    first_name: 'Awa',
    ...columns,
  });
}

/** A confirmed allocation holding the given free tickets; with a group leader they are ready to be claimed. */
export async function buildAllocation(
  sql: Sql,
  given: {
    programmeId: string;
    sessionId: string;
    structureId: string;
    ticketIds: readonly string[];
    groupLeaderId?: string;
    state?: 'PROPOSED' | 'CONFIRMED';
  },
): Promise<string> {
  const state = given.state ?? 'CONFIRMED';
  const id = await insert(sql, 'allocation', {
    programme_id: given.programmeId,
    session_id: given.sessionId,
    structure_id: given.structureId,
    quantity: given.ticketIds.length,
    state,
    confirm_by: inHours(96),
    decided_at: state === 'CONFIRMED' ? new Date() : null,
  });
  await sql(
    `UPDATE ticket SET state = $1::"TicketState", allocation_id = $2, structure_id = $3, group_leader_id = $4 WHERE id = ANY($5::uuid[])`,
    [state, id, given.structureId, given.groupLeaderId ?? null, given.ticketIds],
  );
  return id;
}

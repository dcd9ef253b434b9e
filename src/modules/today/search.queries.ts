import { isAuditor, isStaff } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { searchInput } from './today.schema';

const EACH = 6;

export type FoundSession = { code: string; sport: string; venue: string; startsAt: Date };
export type FoundStructure = { id: string; name: string; public: string; district: number | null };
export type FoundTicket = { id: string; reference: string; block: string; row: string; seat: string; code: string };
export type FoundPerson = { id: string; lastName: string; firstName: string; structureId: string; structure: string };

/** Sessions, structures, tickets and people by a few letters, six of each at most. An auditor finds sessions only. */
export const searchEverything = query(
  'today/search',
  searchInput,
  async ({ tx, actor }, { q }) => {
    authorize(isStaff(actor) || isAuditor(actor));
    const programmeId = programmeIdOf(actor);
    const literal = q.replaceAll(/[\\%_]/g, '\\$&');
    const [starts, within] = [`${literal}%`, `%${literal}%`];
    const sessions = await tx.$queryRaw<FoundSession[]>`
    SELECT code, sport, venue, starts_at AS "startsAt" FROM session
    WHERE programme_id = ${programmeId}::uuid AND (code ILIKE ${starts} OR sport ILIKE ${within} OR venue ILIKE ${within})
    ORDER BY code ILIKE ${starts} DESC, ends_at < clock_timestamp(), starts_at LIMIT ${EACH}`;
    if (!isStaff(actor)) return { sessions, structures: [], tickets: [], people: [] };
    const structures = await tx.$queryRaw<FoundStructure[]>`
    SELECT id, name, public, district FROM structure WHERE name ILIKE ${within}
    ORDER BY name ILIKE ${starts} DESC, sort_key LIMIT ${EACH}`;
    const tickets = await tx.$queryRaw<FoundTicket[]>`
    SELECT t.id, t.reference, t.block, t.row, t.seat, s.code FROM ticket t JOIN session s ON s.id = t.session_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.reference ILIKE ${starts} LIMIT ${EACH}`;
    // Each word begins the last or the first name, in any order: "diop awa" and "awa d" both find Awa Diop.
    const words = q.split(/\s+/).map((word) => `${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
    const people = await tx.$queryRaw<FoundPerson[]>`
    SELECT b.id, b.last_name AS "lastName", b.first_name AS "firstName", b.structure_id AS "structureId", st.name AS structure
    FROM beneficiary b JOIN structure st ON st.id = b.structure_id
    WHERE b.programme_id = ${programmeId}::uuid
      AND (SELECT bool_and(b.last_name ILIKE w OR b.first_name ILIKE w) FROM unnest(${words}::text[]) AS w)
    LIMIT ${EACH}`;
    return { sessions, structures, tickets, people };
  },
  { personal: (_, read) => (read?.people.length === 0 ? null : { rows: read?.people.length }) },
);

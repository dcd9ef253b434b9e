import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { sessionCode } from '@/modules/sessions/session.schema';
import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { demandsClosed } from './basket.rules';
import type { CatalogueRow } from './catalogue.queries';
import { mayBrowse } from './demand.policy';
import { whyNotOffered } from './demand.rules';

type Found = Omit<CatalogueRow, 'rank'> & {
  readonly description: string;
  readonly timeZone: string;
  readonly standardFree: number;
  readonly companionFree: number;
};
type Asked = { readonly wishes: number; readonly people: number };

/**
 * One session of the programme for whoever may ask for it: what is left by kind of place, how much is asked for already (handed in,
 * of all structures, without their names), and why it cannot be asked for where it cannot. Throws `sessions/not-found`.
 */
export const catalogueSession = query(
  'demands/catalogue-session',
  sessionCode,
  async ({ tx, actor, now }, { code }) => {
    const programmeId = programmeIdOf(actor);
    authorize(mayBrowse(actor, { programmeId }));
    const [session] = await tx.$queryRaw<Found[]>`
    SELECT s.id, s.code, s.sport, s.venue, s.city, s.district::int, s.competition, s.kind, s.status, s.starts_at AS "startsAt",
      s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt", s.description, s.time_zone AS "timeZone",
      coalesce(sum(c.stock), 0)::int AS stock, coalesce(sum(c.free), 0)::int AS free,
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'STANDARD'), 0)::int AS "standardFree",
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'WHEELCHAIR'), 0)::int AS "wheelchairFree",
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'COMPANION'), 0)::int AS "companionFree"
    FROM session s LEFT JOIN session_count c ON c.session_id = s.id
    WHERE s.programme_id = ${programmeId}::uuid AND s.code = ${code} GROUP BY s.id`;
    if (!session) throw new DomainError('not-found', 'sessions/not-found');
    const [asked] = await inTheCitysName(
      tx,
      actor,
      () => tx.$queryRaw<Asked[]>`
      SELECT count(*)::int AS wishes, coalesce(sum(group_size * quantity), 0)::int AS people
      FROM demand WHERE session_id = ${session.id}::uuid AND state = 'SUBMITTED'`,
    );
    const rules = await readRules(tx, programmeId);
    return {
      ...session,
      asked: asked ?? { wishes: 0, people: 0 },
      whyNot: whyNotOffered(session, now, rules),
      cutoffHours: rules.cutoffHours,
      closed: demandsClosed(now, rules),
      closesAt: rules.demandsCloseAt === null ? null : new Date(rules.demandsCloseAt),
    };
  },
);

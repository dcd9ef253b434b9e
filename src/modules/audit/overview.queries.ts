import { isAuditor, isStaff } from '@/modules/accounts/actor.rules';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { withoutPerson } from './opaque.rules';

export type OverriddenLine = {
  id: string;
  at: Date;
  role: string;
  action: string;
  reason: string;
  subjectType: string | null;
  subjectId: string | null;
};
export type PublishedDraw = {
  id: string;
  publishedAt: Date;
  demandCount: number;
  grantCount: number;
  seatCount: number;
  inputHash: string;
};

/** What an auditor begins with: counts, published draws, decisions taken against a rule. No name anywhere. */
export const auditOverview = query('audit/overview', nothing, async ({ tx, actor }) => {
  authorize((isAuditor(actor) || isStaff(actor)) && actor.kind === 'user');
  const programmeId = actor.programmeId;
  const [counts] = await tx.$queryRaw<
    {
      sessions: number;
      structures: number;
      stock: number;
      allocated: number;
      confirmed: number;
      claimed: number;
      named: number;
      entered: number;
    }[]
  >`
    SELECT count(DISTINCT s.id)::int AS sessions, (SELECT count(*)::int FROM structure WHERE disabled_at IS NULL) AS structures,
      coalesce(sum(c.stock), 0)::int AS stock, coalesce(sum(c.allocated), 0)::int AS allocated,
      coalesce(sum(c.confirmed), 0)::int AS confirmed, coalesce(sum(c.claimed), 0)::int AS claimed,
      coalesce(sum(c.named), 0)::int AS named, coalesce(sum(c.entered), 0)::int AS entered
    FROM session s LEFT JOIN session_count c ON c.session_id = s.id WHERE s.programme_id = ${programmeId}::uuid`;
  const [trail] = await tx.$queryRaw<{ lines: number; refused: number; reasoned: number }[]>`
    SELECT count(*)::int AS lines, count(*) FILTER (WHERE outcome = 'REFUSED')::int AS refused,
      count(*) FILTER (WHERE reason IS NOT NULL AND outcome = 'DONE')::int AS reasoned
    FROM audit WHERE programme_id = ${programmeId}::uuid`;
  const draws = await tx.$queryRaw<PublishedDraw[]>`
    SELECT id, published_at AS "publishedAt", demand_count AS "demandCount", grant_count AS "grantCount", seat_count AS "seatCount",
      input_hash AS "inputHash"
    FROM draw WHERE programme_id = ${programmeId}::uuid AND state = 'PUBLISHED' ORDER BY published_at DESC LIMIT 10`;
  const overrides = await tx.$queryRaw<OverriddenLine[]>`
    SELECT id::text, at, role, action, reason, subject_type AS "subjectType", subject_id AS "subjectId" FROM audit
    WHERE programme_id = ${programmeId}::uuid AND reason IS NOT NULL AND outcome = 'DONE' ORDER BY audit.id DESC LIMIT 10`;
  const [discrepancies] = await tx.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM discrepancy WHERE programme_id = ${programmeId}::uuid AND state = 'OPEN'`;
  return { counts, trail, draws, overrides: overrides.map(withoutPerson), openDiscrepancies: discrepancies?.open ?? 0 };
});

import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayConfirmPurge, mayPlanPurge, mayReadPurge } from './privacy.policy';
import type { PurgeCertificate, PurgeState, RowCounts } from './privacy.rules';
import { purgeInput } from './purge.schema';
import { countLeft } from './purge-steps';

export type PurgeSummary = {
  readonly id: string;
  readonly state: PurgeState;
  readonly plan: RowCounts;
  readonly done: RowCounts;
  readonly earlyReason: string | null;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Names of admins, for admins only; the auditor gets the opaque ids of the certificate. */
  readonly plannedBy: string | null;
  readonly confirmedBy: string | null;
  readonly can: { readonly confirm: boolean; readonly abandon: boolean };
  /** Why this very person may not confirm: it planned. */
  readonly mine: boolean;
};
export type PurgeStatus = {
  readonly programme: {
    readonly name: string;
    readonly endsOn: string;
    readonly dueAt: Date;
    readonly purgedAt: Date | null;
  };
  readonly due: boolean;
  /** Rows that hold a person now; null for whoever may not see the tables. */
  readonly left: RowCounts | null;
  readonly purges: readonly PurgeSummary[];
  readonly can: { readonly plan: boolean };
};

type Row = Omit<PurgeSummary, 'can' | 'mine'> & { readonly plannedById: string | null };

async function readPurges(tx: Tx, actor: Actor, programmeId: string): Promise<PurgeSummary[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT g.id, g.state, g.plan, g.done, g.early_reason AS "earlyReason", g.created_at AS "createdAt", g.confirmed_at AS "confirmedAt",
      g.finished_at AS "finishedAt", g.planned_by_id AS "plannedById", a.name AS "plannedBy", b.name AS "confirmedBy"
    FROM purge g LEFT JOIN user_account a ON a.id = g.planned_by_id LEFT JOIN user_account b ON b.id = g.confirmed_by_id
    WHERE g.programme_id = ${programmeId}::uuid ORDER BY g.created_at DESC LIMIT 20`;
  const userId = actor.kind === 'user' ? actor.userId : null;
  return rows.map(({ plannedById, ...row }) => {
    const mine = plannedById !== null && plannedById === userId;
    const admin = mayConfirmPurge(actor, { programmeId });
    const planned = row.state === 'PLANNED';
    return {
      ...row,
      plannedBy: admin ? row.plannedBy : null,
      confirmedBy: admin ? row.confirmedBy : null,
      mine,
      can: { confirm: admin && planned && !mine, abandon: admin && (planned || row.state === 'CONFIRMED') },
    };
  });
}

/** Rule 12: when the names must go, what there is to go, and the purges planned or done. */
export const purgeStatus = query('privacy/status', nothing, async ({ tx, actor, now }): Promise<PurgeStatus> => {
  const programmeId = programmeIdOf(actor);
  authorize(mayReadPurge(actor, { programmeId }));
  // The purges first: one that ends in between is then shown as still at it, and the page reads again; the other way round it
  // would be shown as done in a programme that still waits for it.
  const purges = await readPurges(tx, actor, programmeId);
  const [programme] = await tx.$queryRaw<PurgeStatus['programme'][]>`
    SELECT name, to_char(ends_on, 'YYYY-MM-DD') AS "endsOn", purge_due_at AS "dueAt", purged_at AS "purgedAt"
    FROM programme WHERE id = ${programmeId}::uuid`;
  if (!programme) throw new DomainError('not-found', 'common/not-found');
  const plans = mayPlanPurge(actor, { programmeId });
  return {
    programme,
    due: programme.purgedAt === null && now >= programme.dueAt,
    left: plans ? await countLeft(tx, programmeId) : null,
    purges,
    can: { plan: plans && programme.purgedAt === null },
  };
});

export type CertificateView = {
  readonly programmeName: string;
  readonly certificate: PurgeCertificate;
  readonly earlyReason: string | null;
  readonly lines: { readonly sessions: number; readonly days: number; readonly publics: number };
};

/**
 * The certificate of a purge that is done. Lines by session stay for admins: they may hold small counts. Throws
 * `privacy/purge-not-found`.
 */
export const purgeCertificate = query(
  'privacy/certificate',
  purgeInput,
  async ({ tx, actor }, { purgeId }): Promise<CertificateView> => {
    const programmeId = programmeIdOf(actor);
    authorize(mayReadPurge(actor, { programmeId }));
    const [row] = await tx.$queryRaw<{ name: string; certificate: PurgeCertificate; earlyReason: string | null }[]>`
    SELECT p.name, g.certificate, g.early_reason AS "earlyReason" FROM purge g JOIN programme p ON p.id = g.programme_id
    WHERE g.id = ${purgeId}::uuid AND g.programme_id = ${programmeId}::uuid AND g.state = 'DONE'`;
    if (!row) throw new DomainError('not-found', 'privacy/purge-not-found');
    const count = (by: string) => row.certificate.rates.filter((line) => line.by === by).length;
    const whole = mayPlanPurge(actor, { programmeId });
    const rates = row.certificate.rates.filter((line) => whole || line.by === 'TOTAL');
    return {
      programmeName: row.name,
      certificate: { ...row.certificate, rates },
      earlyReason: row.earlyReason,
      lines: { sessions: count('SESSION'), days: count('DAY'), publics: count('PUBLIC') },
    };
  },
);

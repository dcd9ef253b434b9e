import { mayChangeProgramme } from '@/modules/accounts/account.policy';
import { isStaff } from '@/modules/accounts/actor.rules';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { programmeRules } from './programme.schema';
import { cutoffPreviewInput } from './programme-form.schema';

const dayText = (date: Date) => date.toISOString().slice(0, 10);

/** The programme the actor works in, with its rules. Throws programmes/not-found. */
export const currentProgramme = query('programmes/current', nothing, async ({ tx, actor }) => {
  authorize(actor.kind === 'user');
  const row = await tx.programme.findUnique({ where: { id: actor.programmeId } });
  if (!row) throw new DomainError('not-found', 'programmes/not-found');
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    startsOn: dayText(row.startsOn),
    endsOn: dayText(row.endsOn),
    senderName: row.senderName,
    contactEmail: row.contactEmail,
    contactPhone: row.contactPhone,
    rules: programmeRules.parse(row.rules),
    purgeDueAt: row.purgeDueAt,
    purgedAt: row.purgedAt,
    version: row.version,
    can: { change: mayChangeProgramme(actor, { programmeId: row.id }) && row.purgedAt === null },
  };
});

/** The programmes of the installation, the latest first. */
export const listProgrammes = query('programmes/list', nothing, async ({ tx, actor }) => {
  authorize(actor.kind === 'user');
  const rows = await tx.programme.findMany({ orderBy: { startsOn: 'desc' } });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    startsOn: dayText(row.startsOn),
    endsOn: dayText(row.endsOn),
    timeZone: row.timeZone,
    current: row.id === actor.programmeId,
  }));
});

/** Whom to reach (rule 14): that of the programme at work, or of the latest one for whoever is not signed in. */
export const programmeContact = query('programmes/contact', nothing, async ({ tx, actor }) => {
  const chosen = actor.kind === 'nobody' ? null : actor.programmeId;
  const row = await inTheCitysName(tx, actor, () =>
    tx.programme.findFirst({
      where: chosen ? { id: chosen } : {},
      orderBy: { startsOn: 'desc' },
      select: { senderName: true, contactEmail: true, contactPhone: true, timeZone: true, rules: true },
    }),
  );
  if (!row) return null;
  const { retentionDays } = programmeRules.parse(row.rules);
  const { rules: _rules, ...contact } = row;
  return { ...contact, retentionDays };
});

/** What new hours of cutoff would do to the sessions to come, before anything is changed (rule 4). */
export const previewCutoff = query(
  'programmes/preview-cutoff',
  cutoffPreviewInput,
  async ({ tx, actor }, { cutoffHours }) => {
    authorize(isStaff(actor) && actor.kind === 'user');
    const [row] = await tx.$queryRaw<{ sessions: number; closing: number; opening: number }[]>`
    SELECT count(*)::int AS sessions,
      count(*) FILTER (WHERE cutoff_at > clock_timestamp() AND fresh <= clock_timestamp())::int AS closing,
      count(*) FILTER (WHERE cutoff_at <= clock_timestamp() AND fresh > clock_timestamp())::int AS opening
    FROM (SELECT cutoff_at, starts_at - make_interval(hours => ${cutoffHours}) AS fresh FROM session
      WHERE programme_id = ${actor.programmeId}::uuid AND starts_at > clock_timestamp()) AS future
    WHERE fresh <> cutoff_at`;
    return row ?? { sessions: 0, closing: 0, opening: 0 };
  },
);

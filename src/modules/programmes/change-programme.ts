import { mayChangeProgramme } from '@/modules/accounts/account.policy';
import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { type CommandContext, command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { requireSeen } from '@/platform/versions';
import { purgeDueAt } from './programme.rules';
import { programmeRules } from './programme.schema';
import { type ChangeReason, changeProgrammeInput } from './programme-form.schema';

/** The first instant after the last day of a programme, in its time zone. */
export async function endOfProgramme(tx: CommandContext['tx'], endsOn: string, timeZone: string): Promise<Date> {
  const [row] = await tx.$queryRaw<
    { at: Date }[]
  >`SELECT (${endsOn}::date + 1)::timestamp AT TIME ZONE ${timeZone} AS at`;
  if (!row) throw new Error('the database did not answer with a date');
  return row.at;
}

/**
 * Changes the rules, dates, sender and contact of a programme. New hours of cutoff move the cutoff of every session that
 * has not started (rule 4); new dates or retention move the date of the purge (rule 12). Throws programmes/not-found,
 * common/changed-meanwhile, programmes/purged; for rules and dates programmes/reason-required, accounts/proof-needed.
 */
export const changeProgramme = command(
  'programmes/change',
  changeProgrammeInput,
  async ({ tx, actor, now, trail }, input) => {
    const { programmeId, version, rules, reason, note } = input;
    trail({ subject: ['programme', programmeId], ...(reason && { reason }), ...(note && { note }) });
    authorize(mayChangeProgramme(actor, { programmeId }));
    await tx.$queryRaw`SELECT id FROM programme WHERE id = ${programmeId}::uuid FOR UPDATE`;
    const before = await tx.programme.findUnique({ where: { id: programmeId } });
    if (!before) throw new DomainError('not-found', 'programmes/not-found');
    requireSeen(before, { actor, seen: version });
    if (before.purgedAt) throw new DomainError('conflict', 'programmes/purged');
    const old = programmeRules.parse(before.rules);
    const changed = (Object.keys(rules) as (keyof typeof rules)[]).filter((rule) => rules[rule] !== old[rule]);
    const moved = dayOf(before.startsOn) !== input.startsOn || dayOf(before.endsOn) !== input.endsOn;
    if (changed.length > 0 || moved) requireReasoned(actor, now, reason);
    const purgeDue = purgeDueAt(await endOfProgramme(tx, input.endsOn, before.timeZone), rules);
    const [saved] = await tx.$queryRaw<
      { version: number }[]
    >`UPDATE programme SET name = ${input.name}, starts_on = ${input.startsOn}::date, ends_on = ${input.endsOn}::date,
    sender_name = ${input.senderName}, contact_email = ${input.contactEmail}, contact_phone = ${input.contactPhone},
    rules = ${JSON.stringify(rules)}::jsonb, purge_due_at = ${purgeDue} WHERE id = ${programmeId}::uuid RETURNING version`;
    const movedSessions =
      rules.cutoffHours === old.cutoffHours ? 0 : await moveCutoffs(tx, programmeId, rules.cutoffHours);
    trail({
      facts: {
        ...Object.fromEntries(changed.map((rule) => [rule, `${old[rule]} → ${rules[rule]}`])),
        ...(movedSessions > 0 ? { movedSessions } : {}),
      },
    });
    return { version: saved?.version ?? version, movedSessions };
  },
);

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Rules and dates decide for everybody: whoever changes them says why, and has just proved who it is. */
function requireReasoned(actor: Actor, now: Date, reason: ChangeReason | undefined): void {
  if (!reason) throw new DomainError('invalid', 'programmes/reason-required');
  requireFreshProof(actor, now);
}

/** Sessions that have started keep the cutoff they had: what was decided under it stays true. */
function moveCutoffs(tx: CommandContext['tx'], programmeId: string, cutoffHours: number): Promise<number> {
  return tx.$executeRaw`UPDATE session SET cutoff_at = starts_at - make_interval(hours => ${cutoffHours})
    WHERE programme_id = ${programmeId}::uuid AND starts_at > clock_timestamp()`;
}

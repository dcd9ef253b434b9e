import { mayManageUsers } from '@/modules/accounts/account.policy';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { endOfProgramme } from './change-programme';
import { purgeDueAt } from './programme.rules';
import { programmeRules } from './programme.schema';
import { createProgrammeInput } from './programme-form.schema';

/** Opens a new edition with the default rules; its calendar and stock come by import. Throws programmes/slug-taken. */
export const createProgramme = command(
  'programmes/create',
  createProgrammeInput,
  async ({ tx, actor, trail }, input): Promise<{ programmeId: string }> => {
    authorize(mayManageUsers(actor));
    const rules = programmeRules.parse({});
    const purgeDue = purgeDueAt(await endOfProgramme(tx, input.endsOn, input.timeZone), rules);
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO programme (slug, name, time_zone, starts_on, ends_on, rules, sender_name, contact_email, contact_phone, purge_due_at)
      VALUES (${input.slug}, ${input.name}, ${input.timeZone}, ${input.startsOn}::date, ${input.endsOn}::date,
        ${JSON.stringify(rules)}::jsonb, ${input.senderName}, ${input.contactEmail}, ${input.contactPhone}, ${purgeDue})
      ON CONFLICT (slug) DO NOTHING RETURNING id`;
    if (!row) throw new DomainError('conflict', 'programmes/slug-taken', { slug: input.slug });
    trail({ subject: ['programme', row.id], programmeId: row.id });
    return { programmeId: row.id };
  },
);

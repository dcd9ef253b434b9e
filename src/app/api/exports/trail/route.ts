import { getTranslations } from 'next-intl/server';
import { trailFilters } from '@/modules/audit/audit.schema';
import { trailSheet } from '@/modules/audit/export-trail';
import { answer, fromElsewhere, refusal, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { sheetAnswer } from '../sheet-answer';

/** The lines of the trail as filtered, codes and ids only, streamed as CSV. The right is checked by the command. */
export async function GET(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  const session = await currentSession();
  if (!session) return answer(401);
  const { reasoned, ...given } = Object.fromEntries(new URL(request.url).searchParams);
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const filters = trailFilters.strip().safeParse({ ...filled, reasoned: reasoned === 'yes' });
  try {
    await throttle('export-user', session.account.userId, session.actor);
    if (!filters.success) throw new DomainError('invalid', 'common/invalid-input', { fields: 'filters' });
    const t = (await getTranslations()) as unknown as (key: string) => string;
    const sheet = await trailSheet(session.actor, filters.data, (key) => t(`audit.export.${key}`));
    return sheetAnswer(sheet, 'csv', 'trail.csv');
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    throw error;
  }
}

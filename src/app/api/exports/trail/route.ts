import { getTranslations } from 'next-intl/server';
import { addressFilters } from '@/modules/attendance/export.schema';
import { trailFilters } from '@/modules/audit/audit.schema';
import { recordTrailExport, trailSheet } from '@/modules/audit/export-trail';
import { fromElsewhere, refuseNobody, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { refuseFilters, refuseSheet, sheetAnswer } from '../sheet-answer';

/** The lines of the trail as filtered, codes and ids only, streamed as CSV. The right is checked by the command. */
export async function GET(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  const session = await currentSession();
  if (!session) return refuseNobody('exports.trail');
  const { reasoned, ...given } = addressFilters(new URL(request.url).searchParams);
  const filters = trailFilters.safeParse({
    ...given,
    ...(reasoned !== undefined && { reasoned: reasoned === 'yes' || reasoned }),
  });
  try {
    await throttle('export-user', session.account.userId, session.actor);
    if (!filters.success) return await refuseFilters(session.actor, recordTrailExport.command);
    const t = (await getTranslations()) as unknown as (key: string) => string;
    const sheet = await trailSheet(session.actor, filters.data, (key) => t(`audit.export.${key}`));
    return sheetAnswer(sheet, 'csv', 'trail.csv');
  } catch (error) {
    if (error instanceof DomainError) return refuseSheet(error);
    throw error;
  }
}

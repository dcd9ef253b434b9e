import { getTranslations } from 'next-intl/server';
import { exportNamesInput } from '@/modules/attendance/export.schema';
import { exportNames } from '@/modules/attendance/export-names';
import { nameSheet } from '@/modules/attendance/list-sheets';
import { fromElsewhere, isSoundJson, mediaType, readBody, refusal, refuseNobody, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { sheetAnswer } from '../sheet-answer';

const MAX_BYTES = 16 * 1024;
/**
 * Names leave by POST, never by an address: a link cannot be sent, kept or opened by a scanner, and the reason travels with
 * the request. JSON from our own pages only; the command asks for a fresh proof and writes the trail before the first name.
 */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (mediaType(request) !== 'application/json') return refuseRequest(request, 415, 'common/not-json');
  const session = await currentSession();
  if (!session) return refuseNobody('exports.names');
  const body = await readBody(request, MAX_BYTES);
  if (!body) return refuseRequest(request, 413, 'common/too-large');
  if (!isSoundJson(body)) return refuseRequest(request, 400, 'common/invalid-input');
  try {
    await throttle('export-user', session.account.userId, session.actor);
    const asked = JSON.parse(new TextDecoder().decode(body) || 'null');
    const { fileName } = await exportNames(session.actor, asked);
    const { filters, format } = exportNamesInput.parse(asked);
    const t = (await getTranslations()) as unknown as (key: string) => string;
    const label = (key: string) => t(`attendance.export.${key}`);
    const sheet = await nameSheet(session.actor, filters, label);
    return sheetAnswer(sheet, format, fileName);
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    throw error;
  }
}

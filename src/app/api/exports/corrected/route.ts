import { getTranslations } from 'next-intl/server';
import { correctedInput } from '@/modules/imports/corrected/corrected.schema';
import { rowsToSendBack, takeBackFile } from '@/modules/imports/corrected/take-back-file';
import { correctedBytes } from '@/modules/imports/corrected/write-corrected';
import { fromElsewhere, isSoundJson, mediaType, readBody, refusal, refuseNobody, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { workbookAnswer } from '../sheet-answer';
import { type Translate, wordsOf } from './words';

const MAX_BYTES = 4 * 1024;

/**
 * The rows of an import as a workbook to correct and send again. By POST, as whatever may hold names: no address gives it.
 * The command says who may, asks for a proof where one is due, and writes the trail before the first row.
 */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (mediaType(request) !== 'application/json') return refuseRequest(request, 415, 'common/not-json');
  const session = await currentSession();
  if (!session) return refuseNobody('exports.corrected');
  const body = await readBody(request, MAX_BYTES);
  if (!body) return refuseRequest(request, 413, 'common/too-large');
  if (!isSoundJson(body)) return refuseRequest(request, 400, 'common/invalid-input');
  try {
    await throttle('export-user', session.account.userId, session.actor);
    const asked = JSON.parse(new TextDecoder().decode(body) || 'null');
    const file = await takeBackFile(session.actor, asked);
    const input = correctedInput.parse(asked);
    const words = wordsOf((await getTranslations()) as unknown as Translate);
    const bytes = correctedBytes(file, input.rows, rowsToSendBack(session.actor, input), words);
    return workbookAnswer(bytes, `a-corriger-${file.fileName}.xlsx`);
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    throw error;
  }
}

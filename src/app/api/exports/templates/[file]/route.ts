import { getLocale, getTranslations } from 'next-intl/server';
import type { Say } from '@/modules/imports/templates/guide.rules';
import { takeTemplate } from '@/modules/imports/templates/take-template';
import { templateOf } from '@/modules/imports/templates/template.rules';
import { kindOfTemplate } from '@/modules/imports/templates/template-address.rules';
import { writeTemplate } from '@/modules/imports/templates/write-template';
import { answer, fromElsewhere, refuseNobody, refuseRequest } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import { throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';
import { refuseSheet, workbookAnswer } from '../../sheet-answer';

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** `beneficiaries.xlsx`, `sessions.xlsx`…: the empty table of a kind of import, in the language of the screens. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const kind = kindOfTemplate((await params).file);
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (!kind) return answer(404);
  const session = await currentSession();
  if (!session) return refuseNobody('exports.templates');
  try {
    await throttle('export-user', session.account.userId, session.actor);
    const { context, reader } = await takeTemplate(session.actor, { kind });
    const say = (await getTranslations()) as unknown as Say;
    const bytes = await writeTemplate(templateOf(kind, await getLocale(), context), reader, say);
    return workbookAnswer(whole(bytes), `${say(`templates.file.${kind}`)}.xlsx`);
  } catch (error) {
    if (error instanceof DomainError) return refuseSheet(error);
    throw error;
  }
}

import { uploadImportInput } from '@/modules/imports/import.schema';
import { limitsFor } from '@/modules/imports/limits';
import { uploadImport } from '@/modules/imports/upload-import';
import type { Actor } from '@/platform/actor';
import { answer, fromElsewhere, mediaType, refusal, refuseNobody, refuseRequest } from '@/platform/door';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { faultOf, logger } from '@/platform/logger';
import { noteRefused, throttle } from '@/platform/throttle';
import { currentSession } from '@/trpc/session';

const STATUS = { 'not-found': 404, forbidden: 403, conflict: 409, invalid: 422, 'too-many': 429 } as const;
/** What the other fields of the form may weigh, in bytes. */
const FORM = 64 * 1024;

/** The form of the request; null when it is not one. Its length is known beforehand, and the server reads no further. */
async function formOf(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function takeFile(request: Request, actor: Actor): Promise<Response> {
  const form = await formOf(request);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) throw new DomainError('invalid', 'imports/empty-file');
  const input = uploadImportInput.omit({ content: true }).safeParse({
    kind: form.get('kind'),
    structureId: form.get('structureId') || null,
    fileName: file.name,
  });
  if (!input.success || file.name.includes('\0'))
    throw new DomainError('invalid', 'common/invalid-input', { fields: 'kind' });
  const content = new Uint8Array(await file.arrayBuffer());
  return answer(201, await uploadImport(actor, { ...input.data, content }));
}

/** Takes one file for an import, from our own pages only (Origin); answers { importId } and lets the worker check it. */
export async function POST(request: Request): Promise<Response> {
  if (fromElsewhere(request) || request.headers.get('origin') !== new URL(env().APP_URL).origin)
    return refuseRequest(request, 403, 'common/foreign-origin');
  if (mediaType(request) !== 'multipart/form-data') return refuseRequest(request, 415, 'common/not-a-file');
  const session = await currentSession();
  if (!session) return refuseNobody('uploads');
  const { maxBytes } = limitsFor(session.actor);
  const length = request.headers.get('content-length');
  if (length === null) return answer(411);
  try {
    await throttle('upload-user', session.account.userId, session.actor);
    if (!(Number(length) <= maxBytes + FORM)) {
      const maxMb = Math.floor(maxBytes / 1_048_576);
      await noteRefused(session.account.userId, 'imports/too-large', {
        actor: session.actor,
        action: 'imports/upload',
      });
      return refusal(new DomainError('invalid', 'imports/too-large', { maxMb }), 413);
    }
    return await takeFile(request, session.actor);
  } catch (error) {
    if (error instanceof DomainError) return refusal(error, STATUS[error.kind]);
    logger.error({ event: 'fault', path: '/api/uploads', ...faultOf(error) }, 'an upload failed');
    return answer(500);
  }
}

import { uploadImportInput } from '@/modules/imports/import.schema';
import { limitsFor, uploadImport } from '@/modules/imports/upload-import';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { faultOf, logger } from '@/platform/logger';
import { currentSession } from '@/trpc/session';

const STATUS = { 'not-found': 404, forbidden: 403, conflict: 409, invalid: 422 } as const;
/** What the other fields of the form may weigh, in bytes. */
const FORM = 64 * 1024;

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
const refusal = (error: DomainError): Response =>
  answer(STATUS[error.kind], { domain: { code: error.code, kind: error.kind, facts: error.facts } });

/** Takes one file for an import, from our own pages only (Origin); answers { importId } and lets the worker check it. */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get('origin') !== new URL(env().APP_URL).origin) return answer(403, {});
  const session = await currentSession();
  if (!session) return answer(401, {});
  const { maxBytes } = limitsFor(session.actor);
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  try {
    if (!(length <= maxBytes + FORM))
      throw new DomainError('invalid', 'imports/too-large', { maxMb: Math.floor(maxBytes / 1_048_576) });
    const form = await request.formData();
    const file = form.get('file');
    if (!(file instanceof File)) throw new DomainError('invalid', 'imports/empty-file');
    const input = uploadImportInput.omit({ content: true }).safeParse({
      kind: form.get('kind'),
      structureId: form.get('structureId') || null,
      fileName: file.name,
    });
    if (!input.success) throw new DomainError('invalid', 'common/invalid-input', { fields: 'kind' });
    return answer(
      201,
      await uploadImport(session.actor, { ...input.data, content: new Uint8Array(await file.arrayBuffer()) }),
    );
  } catch (error) {
    if (error instanceof DomainError) return refusal(error);
    logger.error({ event: 'fault', path: '/api/uploads', ...faultOf(error) }, 'an upload failed');
    return answer(500, {});
  }
}

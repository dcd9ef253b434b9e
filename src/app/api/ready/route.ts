import { readiness } from './readiness';

export const dynamic = 'force-dynamic';

/** Ready: everything a request or a job needs is there. 503 says which part is not. */
export async function GET(): Promise<Response> {
  const answer = await readiness();
  return Response.json(answer, { status: answer.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}

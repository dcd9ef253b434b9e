/** Live: the process answers. Says nothing of the rest; that is /api/ready. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } });
}

/** Runs once in the web process, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { markRequests } = await import('@/platform/peer');
  markRequests();
}

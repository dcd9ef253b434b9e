import pg from 'pg';

type Sent = { readonly text: string };
type Send = (query: Sent, ...rest: readonly unknown[]) => Promise<pg.QueryResult>;

/**
 * BEGIN waits for the first statement of its transaction and travels with it: one way to the database and back less for
 * each transaction. Whatever BEGIN itself meets is told by that statement. Of two that fail, the first is told.
 */
function joinBegin(client: pg.PoolClient): () => void {
  const send = client.query.bind(client) as Send;
  let held: Sent | null = null;
  const begun: Send = async (query) => {
    held = query;
    return { command: 'BEGIN', rowCount: 0, oid: 0, rows: [], fields: [] };
  };
  const joined: Send = (query, ...rest) => {
    if (query.text === 'BEGIN') return begun(query);
    if (!held) return send(query, ...rest);
    const both = [send(held), send(query, ...rest)] as const;
    held = null;
    return Promise.all(both).then(([, result]) => result);
  };
  client.query = joined as typeof client.query;
  return () => {
    held = null;
  };
}

/** A pool whose transactions begin with their first statement. A connection given back never keeps a BEGIN for the next. */
export function promptPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, pipeline: true });
  const forget = new WeakMap<pg.PoolClient, () => void>();
  pool.on('connect', (client) => forget.set(client, joinBegin(client)));
  pool.on('release', (_error, client) => forget.get(client)?.());
  return pool;
}

import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from './actor';
import { env } from './env';
import { DomainError } from './errors';
import { faultOf, logger } from './logger';
import { THROTTLE_RULES, type ThrottleRule } from './throttle.rules';
import { writeRefusal } from './trail';

const NOBODY: Actor = { kind: 'nobody' };
/** A Redis that does not answer in this time counts as down. */
const REDIS_MS = 500;

type Stores = {
  readonly pool: pg.Pool;
  readonly redis: Redis | null;
  readonly limiters: Map<string, RateLimiterAbstract>;
};
type Held = { gradinsThrottle?: Stores };
const held = globalThis as Held;

const complain = (error: Error) =>
  logger.warn({ event: 'throttle', ...faultOf(error) }, 'a store of the throttle fails');

function openStores(): Stores {
  const { DATABASE_APP_URL, REDIS_URL } = env();
  const pool = new pg.Pool({
    connectionString: DATABASE_APP_URL,
    max: 3,
    // It counts outside of any command, before anybody is known: its connections act as 'throttle' and no other.
    options: '-c app.role=SYSTEM -c app.system=throttle',
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on('error', complain);
  const redis = REDIS_URL
    ? new Redis(REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: REDIS_MS })
    : null;
  redis?.on('error', complain);
  return { pool, redis, limiters: new Map() };
}

const stores = (): Stores => {
  held.gradinsThrottle ??= openStores();
  return held.gradinsThrottle;
};

/** Counts in Redis when there is one, and in PostgreSQL when there is none or it does not answer: nothing goes uncounted. */
function limiterOf(rule: ThrottleRule): RateLimiterAbstract {
  const { pool, redis, limiters } = stores();
  const known = limiters.get(rule);
  if (known) return known;
  const { points, seconds: duration } = THROTTLE_RULES[rule];
  const common = { keyPrefix: rule, points, duration };
  const inPostgres = new RateLimiterPostgres({
    ...common,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: limiters.size === 0,
  });
  const limiter = redis
    ? new RateLimiterRedis({
        ...common,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter: inPostgres,
      })
    : inPostgres;
  limiters.set(rule, limiter);
  return limiter;
}

/** No address and no e-mail is kept: what is counted is a keyed hash. */
function hashed(rule: ThrottleRule, key: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`throttle:${rule}:`).update(key).digest('base64url');
}

type Knock = { readonly counted: string; readonly over: number; readonly seconds: number };

/** Counts one knock; `over` says how many there are too many in this window. */
async function knock(rule: ThrottleRule, key: string): Promise<Knock> {
  const counted = hashed(rule, key);
  try {
    await limiterOf(rule).consume(counted);
    return { counted, over: 0, seconds: 0 };
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const over = reason.consumedPoints - THROTTLE_RULES[rule].points;
    return { counted, over, seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)) };
  }
}

/**
 * Counts one knock at a door; call it there, before the command, so that it counts whatever becomes of the transaction. Throws
 * `common/throttled` (kind `too-many`) with the wait in `seconds` and `minutes`. The trail says once a window and key that the
 * door is closed, and not each knock after: whoever knocks a million times does not fill it.
 */
export async function throttle(rule: ThrottleRule, key: string, actor: Actor = NOBODY): Promise<void> {
  const { counted, over, seconds } = await knock(rule, key);
  if (over === 0) return;
  const facts = { seconds, minutes: Math.ceil(seconds / 60) };
  if (over === 1)
    await writeRefusal(actor, THROTTLE_RULES[rule].action, 'common/throttled', {
      facts: { ...facts, rule, knocker: counted.slice(0, 12) },
    });
  throw new DomainError('too-many', 'common/throttled', facts);
}

/** Notes in the trail a request refused before any command saw it: the first ones of an address in a window, then no more. */
export async function noteRefused(
  address: string,
  code: string,
  { actor = NOBODY, action = THROTTLE_RULES['refused-address'].action }: { actor?: Actor; action?: string } = {},
): Promise<void> {
  const { counted, over } = await knock('refused-address', address);
  if (over === 0) await writeRefusal(actor, action, code, { facts: { knocker: counted.slice(0, 12) } });
}

/** Whether the trail still tells what is refused to nobody at that address: the first ones of a window, at whichever doors. */
export async function isStillTold(address: string): Promise<boolean> {
  return (await knock('refused-address', address)).over === 0;
}

/** Gives one knock back: it was right. */
export async function giveBack(rule: ThrottleRule, key: string): Promise<void> {
  await limiterOf(rule).reward(hashed(rule, key));
}

/** Forgets every knock of that key. */
export async function forget(rule: ThrottleRule, key: string): Promise<void> {
  await limiterOf(rule).delete(hashed(rule, key));
}

/** Closes the stores: for a graceful stop and between test files. */
export async function closeThrottle(): Promise<void> {
  const open = held.gradinsThrottle;
  delete held.gradinsThrottle;
  open?.redis?.disconnect();
  await open?.pool.end();
}

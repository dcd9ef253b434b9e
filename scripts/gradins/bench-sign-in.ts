import { randomUUID } from 'node:crypto';
import { askReset } from '../../src/modules/accounts/ask-reset';
import { hashPassword } from '../../src/modules/accounts/password';
import { signIn } from '../../src/modules/accounts/sign-in';
import { inTransaction } from '../../src/platform/db';
import { DomainError } from '../../src/platform/errors';
import { closeThrottle, forget, throttle } from '../../src/platform/throttle';
import type { ThrottleRule } from '../../src/platform/throttle.rules';

const BENCH = { kind: 'system', name: 'bench', programmeId: null } as const;
const TRIES = 1_000;
const DOMAIN = 'bench-sign-in.invalid';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Door = {
  readonly bench: string;
  readonly limits: readonly [ThrottleRule, ThrottleRule];
  /** What is done behind the limits with an address that has an account or none. */
  ask(email: string): Promise<unknown>;
};

const SIGN_IN: Door = {
  bench: 'sign-in',
  limits: ['sign-in-address', 'sign-in-account'],
  ask: (email) =>
    signIn(BENCH, { email, password: 'not the password of anybody', device: null }).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== 'accounts/wrong-credentials') throw error;
    }),
};

const RESET: Door = {
  bench: 'reset',
  limits: ['reset-address', 'reset-account'],
  ask: (email) => askReset({ kind: 'nobody' }, { email }),
};

/** Half of the tries name an account that is there, half none; each its own address and account, so that no limit is met. */
async function timeOf({ limits: [byAddress, byAccount], ask }: Door, email: string): Promise<number> {
  const address = `bench-${randomUUID()}`;
  const begun = performance.now();
  await throttle(byAddress, address);
  await throttle(byAccount, email);
  await ask(email);
  const taken = performance.now() - begun;
  await forget(byAddress, address);
  await forget(byAccount, email);
  return taken;
}

/** Closed accounts: the worker writes to none of them, and what is timed asks who is there before it asks who is closed. */
async function makeAccounts(): Promise<string[]> {
  const passwordHash = await hashPassword(randomUUID());
  const emails = Array.from({ length: TRIES / 2 }, () => `${randomUUID()}@${DOMAIN}`);
  const common = { name: 'Bench', role: 'GATE' as const, passwordHash, disabledAt: new Date(0) };
  await inTransaction(BENCH, 'bench/accounts', (tx) =>
    tx.user.createMany({ data: emails.map((email) => ({ email, ...common })) }),
  );
  return emails;
}

async function compare(door: Door): Promise<Record<string, unknown>> {
  const known = await makeAccounts();
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  try {
    await timeOf(door, `warm@${DOMAIN}`);
    for (const email of known) {
      times.known.push(await timeOf(door, email));
      times.unknown.push(await timeOf(door, `${randomUUID()}@${DOMAIN}`));
    }
  } finally {
    await inTransaction(BENCH, 'bench/accounts', (tx) =>
      tx.user.deleteMany({ where: { email: { endsWith: `@${DOMAIN}` } } }),
    );
    await closeThrottle();
  }
  const [knownMs, unknownMs] = [median(times.known), median(times.unknown)];
  const differenceMs = Math.abs(knownMs - unknownMs);
  return { bench: door.bench, tries: TRIES, knownMs, unknownMs, differenceMs, limitMs: 5, held: differenceMs <= 5 };
}

/** Quality 7: a wrong password for a known and for an unknown address, in turn; the medians differ by 5 ms at most. */
export const benchSignIn = () => compare(SIGN_IN);

/** Quality 7: a forgotten password for a known and for an unknown address, likewise; no mail leaves. */
export const benchReset = () => compare(RESET);

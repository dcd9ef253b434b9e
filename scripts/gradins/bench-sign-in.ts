import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../src/modules/accounts/password';
import { signIn } from '../../src/modules/accounts/sign-in';
import { inTransaction } from '../../src/platform/db';
import { DomainError } from '../../src/platform/errors';
import { closeThrottle, forget, throttle } from '../../src/platform/throttle';

const BENCH = { kind: 'system', name: 'bench', programmeId: null } as const;
const TRIES = 1_000;
const DOMAIN = 'bench-sign-in.invalid';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Half of the tries name an account that is there, half none; each its own address and account, so that no limit is met. */
async function timeOf(email: string): Promise<number> {
  const address = `bench-${randomUUID()}`;
  const begun = performance.now();
  await throttle('sign-in-address', address);
  await throttle('sign-in-account', email);
  await signIn(BENCH, { email, password: 'not the password of anybody', device: null }).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'accounts/wrong-credentials') throw error;
  });
  const taken = performance.now() - begun;
  await forget('sign-in-address', address);
  await forget('sign-in-account', email);
  return taken;
}

async function makeAccounts(): Promise<string[]> {
  const passwordHash = await hashPassword(randomUUID());
  const emails = Array.from({ length: TRIES / 2 }, () => `${randomUUID()}@${DOMAIN}`);
  await inTransaction(BENCH, 'bench/accounts', (tx) =>
    tx.user.createMany({
      data: emails.map((email) => ({ email, name: 'Bench', role: 'GATE' as const, passwordHash })),
    }),
  );
  return emails;
}

/** Quality 7: a wrong password for a known and for an unknown address, in turn; the medians differ by 5 ms at most. */
export async function benchSignIn(): Promise<Record<string, unknown>> {
  const known = await makeAccounts();
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  try {
    await timeOf(`warm@${DOMAIN}`);
    for (const email of known) {
      times.known.push(await timeOf(email));
      times.unknown.push(await timeOf(`${randomUUID()}@${DOMAIN}`));
    }
  } finally {
    await inTransaction(BENCH, 'bench/accounts', (tx) =>
      tx.user.deleteMany({ where: { email: { endsWith: `@${DOMAIN}` } } }),
    );
    await closeThrottle();
  }
  const [knownMs, unknownMs] = [median(times.known), median(times.unknown)];
  const differenceMs = Math.abs(knownMs - unknownMs);
  return { bench: 'sign-in', tries: TRIES, knownMs, unknownMs, differenceMs, limitMs: 5, held: differenceMs <= 5 };
}

import { hash, verify } from '@node-rs/argon2';

/** Argon2id, 19 MiB, two passes: the floor of current guidance for an interactive sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anybody knows: an unknown address costs the same time as a known one. */
let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** True when the password is the one hashed; with no hash it works as long and answers false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no password has this hash', COST);
  const right = await verify(passwordHash ?? (await decoy), password.normalize('NFC'));
  return right && passwordHash !== null;
}

import { acceptInvitation } from '../../src/modules/accounts/accept-invitation';
import { confirmTotp } from '../../src/modules/accounts/confirm-totp';
import { inviteUser } from '../../src/modules/accounts/invite-user';
import { mustHaveSecondFactor } from '../../src/modules/accounts/second-factor.rules';
import { signIn } from '../../src/modules/accounts/sign-in';
import { signOut } from '../../src/modules/accounts/sign-out';
import { startTotp } from '../../src/modules/accounts/start-totp';
import { codeAt, secretOf } from '../../src/modules/accounts/totp';
import { stepOf } from '../../src/modules/accounts/totp.rules';
import { assignGate } from '../../src/modules/sessions/assign-gate';
import type { Role } from '../../src/platform/actor';
import { databaseClock } from '../../src/platform/db';
import { linkToken } from '../../src/platform/tokens';
import { look, type World } from './world';

/** `code`: whether a code is asked for at sign-in; the demo shows it on its page, the command line tells it. */
export type DemoAccount = {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  readonly code: boolean;
};

const PASSWORD = 'trois-rangs-de-bancs-bleus';
const PEOPLE: readonly { role: Role; email: string; name: string }[] = [
  { role: 'ADMIN', email: 'admin@ville.example', name: 'Claire Vasseur-Diop' },
  { role: 'ADMIN', email: 'admin2@ville.example', name: 'Thibaut Kerguelec' },
  { role: 'AGENT', email: 'agent@ville.example', name: 'Nadia Ferrandi' },
  { role: 'LEADER', email: 'leader@asso.example', name: 'Solène Abadie' },
  { role: 'AUDITOR', email: 'auditor@ville.example', name: 'Paul Marchetti' },
  { role: 'GATE', email: 'gate@ville.example', name: 'Inès Delcourt' },
];

/** Enrols a second factor as a person does: signs in, reads the secret, gives a right code. */
async function enrol(world: World, email: string): Promise<void> {
  const door = { kind: 'system', name: 'sign-in', programmeId: null } as const;
  const { sessionId } = await signIn(door, { email, password: PASSWORD });
  const { secret } = await startTotp(door, { sessionId });
  const code = codeAt(secretOf(secret), stepOf(await look(world, databaseClock)));
  const entered = await confirmTotp(door, { sessionId, code });
  await signOut({ ...door, name: 'sign-out' }, { sessionId: entered.sessionId });
}

/** One sign-in a role (two admins: a purge takes two), each by an invitation accepted; the leader answers for `structureId`. */
export async function accounts(world: World, structureId: string): Promise<DemoAccount[]> {
  for (const { role, email, name } of PEOPLE) {
    const { invitationId } = await inviteUser(world.actor, {
      role,
      email,
      name,
      structureId: role === 'LEADER' ? structureId : null,
    });
    const { nonce } = await look(world, (tx) =>
      tx.invitation.findUniqueOrThrow({ where: { id: invitationId }, select: { nonce: true } }),
    );
    await acceptInvitation({ kind: 'nobody' }, { token: linkToken('invitation', nonce), password: PASSWORD });
    if (mustHaveSecondFactor(role)) await enrol(world, email);
  }
  return PEOPLE.map(({ role, email }) => ({ role, email, password: PASSWORD, code: mustHaveSecondFactor(role) }));
}

/** The volunteer stands at the gates of the sessions of these two days. */
export async function gateOfTheDay(world: World): Promise<void> {
  const gate = await look(world, (tx) =>
    tx.user.findUniqueOrThrow({ where: { email: 'gate@ville.example' }, select: { id: true } }),
  );
  const sessions = await look(
    world,
    (tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM session WHERE programme_id = ${world.actor.programmeId}::uuid AND kind = 'COMPETITION'
      AND ends_at > ${world.now} AND starts_at < ${new Date(world.now.getTime() + 36 * 3_600_000)} ORDER BY starts_at, code LIMIT 60`,
  );
  for (const { id } of sessions) await assignGate(world.actor, { sessionId: id, userIds: [gate.id] });
}

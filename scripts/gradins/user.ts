import { emailAddress } from '../../src/modules/accounts/account.schema';
import { inviteUser } from '../../src/modules/accounts/invite-user';
import { resetSecondFactor } from '../../src/modules/accounts/reset-second-factor';
import { demoCodeOf } from '../../src/modules/accounts/second-factor.queries';
import { RESET_REASONS } from '../../src/modules/accounts/second-factor.rules';
import { ROLES } from '../../src/platform/actor';
import { inTransaction } from '../../src/platform/db';
import { env } from '../../src/platform/env';
import { operatorIn, print, printJson, read, UsageError, type Verb } from './verb';

const ANYWHERE = { kind: 'system', name: 'operator', programmeId: null } as const;

function parseAll(args: readonly string[]) {
  return read(args, {
    name: { type: 'string' },
    role: { type: 'string' },
    structure: { type: 'string' },
    programme: { type: 'string' },
    reason: { type: 'string', default: 'LOST_DEVICE' },
    json: { type: 'boolean', default: false },
  });
}
type Values = ReturnType<typeof parseAll>['values'];

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T | undefined {
  return known.find((one) => one === word?.toUpperCase());
}

async function invite(email: string, values: Values): Promise<void> {
  const role = oneOf(ROLES, values.role);
  if (!values.name || !role) throw new UsageError(`Usage: gradins ${user.usage}`);
  const operator = await operatorIn(values.programme);
  const structureId = values.structure ?? null;
  const invited = await inviteUser(operator, { email, name: values.name, role, structureId });
  if (values.json) printJson(invited);
  else print('invited: the message leaves as soon as the worker runs');
}

/** The code an invented person can give now: only where the demo is all there is. */
async function tellCode(email: string, { json }: Values): Promise<void> {
  if (!env().GRADINS_DEMO) throw new UsageError('codes are told in a demo only (GRADINS_DEMO=1)');
  const code = await demoCodeOf(ANYWHERE, { email });
  if (!code) throw new UsageError('no invented person with a second factor has this address');
  if (json) printJson({ code });
  else print(code);
}

async function resetFactor(email: string, { reason: word, json }: Values): Promise<void> {
  const reason = oneOf(RESET_REASONS, word);
  if (!reason) throw new UsageError(`--reason is one of ${RESET_REASONS.join(', ')}`);
  const found = await inTransaction(ANYWHERE, 'operator/user', (tx) =>
    tx.user.findUnique({ where: { email }, select: { id: true } }),
  );
  if (!found) throw new UsageError('nobody has this address');
  await resetSecondFactor(ANYWHERE, { userId: found.id, reason });
  if (json) printJson({ userId: found.id });
  else print('reset: the sign-ins have ended, and the next one asks to enrol again');
}

export const user: Verb = {
  name: 'user',
  usage:
    'user invite|reset-second-factor|code EMAIL [--name NAME --role ROLE] [--structure ID] [--reason WHY] [--json]',
  summary: 'invite somebody, reset a second factor',
  help: [
    'invite EMAIL --name NAME --role ROLE   by e-mail; the first admin of an installation is invited this way',
    `--role       ${ROLES.join(', ')}`,
    '--structure  the structure a LEADER answers for',
    'reset-second-factor EMAIL   for a phone that is lost: sign-ins end, the next one enrols again',
    `--reason     ${RESET_REASONS.join(', ')}; LOST_DEVICE if none is given`,
    'code EMAIL   the code an invented person can give now, in a demo only',
  ],
  async run(args) {
    const { values, positionals } = parseAll(args);
    const [action, address] = positionals;
    const acts = { invite, code: tellCode, 'reset-second-factor': resetFactor };
    const act = Object.hasOwn(acts, action ?? '') ? acts[action as keyof typeof acts] : undefined;
    if (!act || !address) throw new UsageError(`Usage: gradins ${user.usage}`);
    const email = emailAddress.safeParse(address);
    if (!email.success) throw new UsageError('this is not an e-mail address');
    await act(email.data, values);
  },
};

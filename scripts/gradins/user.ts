import { emailAddress } from '../../src/modules/accounts/account.schema';
import { inviteUser } from '../../src/modules/accounts/invite-user';
import { ROLES, type Role } from '../../src/platform/actor';
import { operatorIn, print, printJson, read, UsageError, type Verb } from './verb';

export const user: Verb = {
  name: 'user',
  usage: 'user invite EMAIL --name NAME --role ROLE [--structure ID] [--json]',
  summary: 'invite somebody by e-mail',
  help: [
    `--role       ${ROLES.join(', ')}`,
    '--structure  the structure a LEADER answers for',
    'The first admin of an installation is invited this way.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      name: { type: 'string' },
      role: { type: 'string' },
      structure: { type: 'string' },
      programme: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const [action, address] = positionals;
    const role = ROLES.find((known): known is Role => known === values.role?.toUpperCase());
    if (action !== 'invite' || !address || !values.name || !role) throw new UsageError(`Usage: gradins ${user.usage}`);
    const email = emailAddress.safeParse(address);
    if (!email.success) throw new UsageError('this is not an e-mail address');
    const operator = await operatorIn(values.programme);
    const invited = await inviteUser(operator, {
      email: email.data,
      name: values.name,
      role,
      structureId: values.structure ?? null,
    });
    if (values.json) printJson(invited);
    else print('invited: the message leaves as soon as the worker runs');
  },
};

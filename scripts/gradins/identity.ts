import { changeIdentity } from '../../src/modules/accounts/change-identity';
import { IDENTITY_ACTS } from '../../src/modules/accounts/oidc.schema';
import { operatorIn, print, read, UsageError, type Verb } from './verb';

export const identity: Verb = {
  name: 'identity',
  usage: 'identity EMAIL disable|enable|forget',
  summary: 'the identity (OIDC, ProConnect) linked to an account',
  help: [
    'disable  keeps the link, lets nobody in by it',
    'enable   opens it again',
    'forget   removes it: the next sign-in with the verified address of the account links anew',
    'disable and forget end the sign-ins it had opened; the password, if there is one, goes on working.',
  ],
  async run(args) {
    const { values, positionals } = read(args, { programme: { type: 'string' } });
    const [email, word] = positionals;
    const act = IDENTITY_ACTS.find((known) => known === word);
    if (!email || !act) throw new UsageError(`Usage: gradins ${identity.usage}`);
    await changeIdentity(await operatorIn(values.programme), { email, act });
    print('done');
  },
};

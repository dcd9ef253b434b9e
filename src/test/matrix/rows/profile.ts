import { anybody, everyAccount } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';
import { PASSWORD } from '../world-accounts';

const NEW_PASSWORD = 'une autre phrase assez longue 77';

export const profile: RowsOf<'profile'> = {
  read: { scope: 'none', who: everyAccount, input: nothingAsked },
  signIns: { scope: 'none', who: everyAccount, input: nothingAsked },
  changeName: { scope: 'none', who: everyAccount, input: () => ({ name: 'Un autre nom' }) },
  changePassword: {
    scope: 'none',
    who: everyAccount,
    input: () => ({ current: PASSWORD, password: NEW_PASSWORD }),
  },
  askEmail: {
    scope: 'none',
    who: everyAccount,
    input: () => ({ email: 'nouvelle@ville.test', password: PASSWORD }),
  },
  cancelEmail: { scope: 'none', who: everyAccount, input: nothingAsked },
  endSignIn: { scope: 'account', who: everyAccount, input: ({ reference }) => ({ reference }) },
  endOtherSignIns: { scope: 'none', who: everyAccount, input: nothingAsked },
  identities: { scope: 'none', who: everyAccount, input: nothingAsked },
  unlinkIdentity: { scope: 'account', who: everyAccount, input: ({ identity }) => ({ reference: identity }) },
  askReset: {
    scope: 'none',
    who: anybody,
    input: () => ({ email: 'inconnue@ville.test' }),
    changesNothing: 'nobody has that address, which must not be told',
  },
  resetLink: {
    scope: 'link',
    seenAs: 'leaderA@1',
    who: anybody,
    elsewhere: 'empty',
    input: ({ resetToken }) => ({ token: resetToken }),
  },
  resetPassword: {
    scope: 'link',
    seenAs: 'leaderA@1',
    who: anybody,
    input: ({ resetToken }) => ({ token: resetToken, password: NEW_PASSWORD }),
  },
  emailLink: {
    scope: 'link',
    seenAs: 'leaderA@1',
    who: anybody,
    elsewhere: 'empty',
    input: ({ emailToken }) => ({ token: emailToken }),
  },
  confirmEmail: {
    scope: 'link',
    seenAs: 'leaderA@1',
    who: anybody,
    input: ({ emailToken }) => ({ token: emailToken }),
  },
  stopLink: {
    scope: 'link',
    seenAs: 'leaderA@1',
    who: anybody,
    elsewhere: 'empty',
    input: ({ stopToken }) => ({ token: stopToken }),
  },
  stopEmail: {
    scope: 'link',
    seenAs: 'leaderA@1',
    who: anybody,
    input: ({ stopToken }) => ({ token: stopToken }),
  },
};

import { anybody, city, everyAccount, only } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';

const admin = only('admin');

export const accounts: RowsOf<'accounts'> = {
  me: { scope: 'none', who: everyAccount, input: nothingAsked },
  users: { scope: 'none', who: admin, input: () => ({}) },
  invitations: { scope: 'none', who: admin, input: () => ({ q: '' }) },
  structures: { scope: 'none', who: admin, input: () => ({ q: '' }) },
  invite: {
    scope: 'none',
    who: admin,
    input: () => ({ email: 'nouvelle@ville.test', name: 'Nouvelle Agente', role: 'AGENT' }),
  },
  revokeInvitation: { scope: 'self', who: admin, input: ({ invitationId }) => ({ invitationId }) },
  setAccess: { scope: 'self', who: admin, input: ({ userId }) => ({ userId, enabled: false, version: 0 }) },
  changeRole: {
    scope: 'self',
    who: admin,
    input: ({ userId }) => ({ userId, role: 'AUDITOR', reason: 'NEW_DUTIES', version: 0 }),
  },
  unlinkIdentity: { scope: 'self', who: admin, input: ({ userId }) => ({ userId, reason: 'COMPROMISED' }) },
  chooseLanguage: { scope: 'none', who: everyAccount, input: () => ({ locale: 'en' }) },
  chooseProgramme: {
    scope: 'self',
    who: everyAccount,
    input: ({ programmeId }) => ({ programmeId }),
    before: (sql) => sql('UPDATE auth_session SET programme_id = NULL'),
  },
  mailboxOn: { scope: 'none', who: everyAccount, input: nothingAsked },
  messages: { scope: 'none', who: city, input: () => ({}) },
  message: { scope: 'self', who: city, input: ({ messageId }) => ({ id: messageId }) },
  invitation: {
    scope: 'link',
    who: anybody,
    elsewhere: 'empty',
    input: ({ invitationToken }) => ({ token: invitationToken }),
  },
  acceptInvitation: {
    scope: 'link',
    who: anybody,
    input: ({ invitationToken }) => ({ token: invitationToken, password: 'une phrase assez longue 42' }),
  },
};

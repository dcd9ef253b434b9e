import { changeRole } from '@/modules/accounts/change-role';
import { setUserAccess } from '@/modules/accounts/set-user-access';
import type { Case } from './editor-cases';

const why = { reason: 'OTHER' as const };

/** For tests: what two admins may write on the same account. */
export const ACCOUNT_CASES = {
  'accounts/set-access': {
    table: 'user_account',
    fields: 'disabledAt',
    alike: true,
    id: ({ agent }) => agent.userId,
    first:
      ({ admin }, userId) =>
      (version) =>
        setUserAccess(admin, { userId, version, enabled: false }),
    second:
      ({ admin }, userId) =>
      (version) =>
        setUserAccess(admin, { userId, version, enabled: true }),
  },
  'accounts/change-role': {
    table: 'user_account',
    fields: 'role',
    id: ({ agent }) => agent.userId,
    first:
      ({ admin }, userId) =>
      (version) =>
        changeRole(admin, { userId, version, role: 'AUDITOR', ...why }),
    second:
      ({ admin }, userId) =>
      (version) =>
        changeRole(admin, { userId, version, role: 'GATE', ...why }),
  },
} satisfies Readonly<Record<string, Case>>;

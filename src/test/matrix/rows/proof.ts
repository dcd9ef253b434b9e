import { byAll, everyAccount, only, type Who } from '../actors';
import { nothingAsked, pastTriggers, type RowsOf } from '../rows';
import type { Sql } from '../world';
import { PASSWORD } from '../world-accounts';

/** Nobody has enrolled yet: staff then owes it, and is nobody but for that. */
const notEnrolled = (sql: Sql) => pastTriggers(sql, 'UPDATE user_account SET totp_confirmed_at = NULL');
const refused: Who = { ...everyAccount, ...byAll('refused') };
const notStaff = only('leaderA', 'leaderB', 'auditor', 'gate');

export const secondFactor: RowsOf<'secondFactor'> = {
  state: { scope: 'none', who: everyAccount, input: nothingAsked },
  demoCode: { scope: 'none', who: everyAccount, input: nothingAsked },
  start: { scope: 'none', who: everyAccount, before: notEnrolled, input: nothingAsked },
  confirm: {
    scope: 'none',
    who: everyAccount,
    before: notEnrolled,
    input: (_things, _actor, { code }) => ({ code }),
  },
  giveCode: { scope: 'none', who: everyAccount, input: (_things, _actor, { code }) => ({ code }) },
  // One that was never given.
  giveRecoveryCode: { scope: 'none', who: refused, input: () => ({ code: 'ABCD-EFGH-JKLM' }) },
  // Whoever has a second factor proves itself by it, and staff always has.
  givePassword: { scope: 'none', who: refused, input: () => ({ password: PASSWORD }) },
  newRecoveryCodes: { scope: 'none', who: everyAccount, input: nothingAsked },
  remove: { scope: 'none', who: notStaff, input: nothingAsked },
  reset: { scope: 'self', who: only('admin'), input: ({ userId }) => ({ userId, reason: 'LOST_DEVICE' }) },
};

import { procedure, router, signedIn } from '@/trpc/init';
import { clears, throttled } from '@/trpc/throttled';
import {
  accountLink,
  changePasswordInput,
  emailChangeRequest,
  ownName,
  resetPasswordInput,
  resetRequest,
  signInReference,
} from './account.schema';
import { askEmailChange } from './ask-email-change';
import { askReset } from './ask-reset';
import { cancelEmailChange } from './cancel-email-change';
import { changeName } from './change-name';
import { changePassword } from './change-password';
import { confirmEmail } from './confirm-email';
import { endOtherSignIns, endSignIn } from './end-sign-in';
import { listIdentities } from './identity.queries';
import { identityReference } from './oidc.schema';
import { findEmailLink, findResetLink, findStopLink, listSignIns, readProfile } from './profile.queries';
import { resetPassword } from './reset-password';
import { stopEmailChange } from './stop-email-change';
import { unlinkOwnIdentity } from './unlink-identity';

/** Links in mails: whoever holds one is nobody known. */
const linked = procedure.use(throttled('account-link-address'));
/** What asks for the password again counts its tries with those of the second factor. */
const proving = signedIn.use(throttled('code-account'));

/** One's own account: by whoever is signed in, or by the links sent to its owner. */
export const profileRouter = router({
  read: signedIn.query(({ ctx }) => readProfile(ctx.actor, {})),
  signIns: signedIn.query(({ ctx }) => listSignIns(ctx.actor, {})),
  changeName: signedIn.input(ownName).mutation(({ ctx, input }) => changeName(ctx.actor, input)),
  changePassword: proving.input(changePasswordInput).mutation(({ ctx, input }) => changePassword(ctx.actor, input)),
  askEmail: proving.input(emailChangeRequest).mutation(({ ctx, input }) => askEmailChange(ctx.actor, input)),
  cancelEmail: signedIn.mutation(({ ctx }) => cancelEmailChange(ctx.actor, {})),
  endSignIn: signedIn.input(signInReference).mutation(({ ctx, input }) => endSignIn(ctx.actor, input)),
  endOtherSignIns: signedIn.mutation(({ ctx }) => endOtherSignIns(ctx.actor, {})),
  identities: signedIn.query(({ ctx }) => listIdentities(ctx.actor, {})),
  unlinkIdentity: signedIn.input(identityReference).mutation(({ ctx, input }) => unlinkOwnIdentity(ctx.actor, input)),
  askReset: procedure
    .use(throttled('reset-account', 'reset-address'))
    .input(resetRequest)
    .mutation(({ ctx, input }) => askReset(ctx.actor, input)),
  resetLink: linked.input(accountLink).query(({ ctx, input }) => findResetLink(ctx.actor, input)),
  resetPassword: linked
    .use(clears('sign-in-account'))
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(ctx.actor, input)),
  emailLink: linked.input(accountLink).query(({ ctx, input }) => findEmailLink(ctx.actor, input)),
  confirmEmail: linked.input(accountLink).mutation(({ ctx, input }) => confirmEmail(ctx.actor, input)),
  stopLink: linked.input(accountLink).query(({ ctx, input }) => findStopLink(ctx.actor, input)),
  stopEmail: linked.input(accountLink).mutation(({ ctx, input }) => stopEmailChange(ctx.actor, input)),
});

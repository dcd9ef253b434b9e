import { procedure, router, signedIn } from '@/trpc/init';
import { throttled } from '@/trpc/throttled';
import { acceptInvitation } from './accept-invitation';
import { findStructures, listInvitations, listUsers } from './account.queries';
import {
  acceptInvitationInput,
  invitationId,
  invitationToken,
  inviteUserInput,
  languageChoice,
  mailboxInput,
  messageId,
  programmeChoice,
  roleChange,
  structureSearch,
  userAccess,
  userListInput,
} from './account.schema';
import { changeRole } from './change-role';
import { chooseLanguage } from './choose-language';
import { chooseProgramme } from './choose-programme';
import { findInvitation } from './invitation.queries';
import { inviteUser } from './invite-user';
import { listMessages, mailboxOn, readMessage } from './mailbox.queries';
import { unlinkInput } from './oidc.schema';
import { revokeInvitation } from './revoke-invitation';
import { setUserAccess } from './set-user-access';
import { unlinkIdentity } from './unlink-identity';

const choice = programmeChoice.omit({ sessionId: true });

/** An invitation is opened by whoever holds its link: nobody known. */
const linked = procedure.use(throttled('account-link-address'));

export const accountsRouter = router({
  me: signedIn.query(({ ctx }) => ctx.account),
  users: signedIn.input(userListInput).query(({ ctx, input }) => listUsers(ctx.actor, input)),
  invitations: signedIn.input(structureSearch).query(({ ctx, input }) => listInvitations(ctx.actor, input)),
  structures: signedIn.input(structureSearch).query(({ ctx, input }) => findStructures(ctx.actor, input)),
  invite: signedIn.input(inviteUserInput).mutation(({ ctx, input }) => inviteUser(ctx.actor, input)),
  revokeInvitation: signedIn.input(invitationId).mutation(({ ctx, input }) => revokeInvitation(ctx.actor, input)),
  setAccess: signedIn.input(userAccess).mutation(({ ctx, input }) => setUserAccess(ctx.actor, input)),
  changeRole: signedIn.input(roleChange).mutation(({ ctx, input }) => changeRole(ctx.actor, input)),
  unlinkIdentity: signedIn.input(unlinkInput).mutation(({ ctx, input }) => unlinkIdentity(ctx.actor, input)),
  chooseLanguage: signedIn.input(languageChoice).mutation(({ ctx, input }) => chooseLanguage(ctx.actor, input)),
  chooseProgramme: signedIn
    .input(choice)
    .mutation(({ ctx, input }) => chooseProgramme(ctx.actor, { ...input, sessionId: ctx.sessionId })),
  mailboxOn: signedIn.query(({ ctx }) => mailboxOn(ctx.actor, {})),
  messages: signedIn.input(mailboxInput).query(({ ctx, input }) => listMessages(ctx.actor, input)),
  message: signedIn.input(messageId).query(({ ctx, input }) => readMessage(ctx.actor, input)),
  invitation: linked.input(invitationToken).query(({ ctx, input }) => findInvitation(ctx.actor, input)),
  acceptInvitation: linked
    .input(acceptInvitationInput)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.actor, input)),
});

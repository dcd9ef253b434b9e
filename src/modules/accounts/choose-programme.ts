import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { programmeChoice } from './account.schema';

/** Which programme this sign-in works in from the next request on. Throws programmes/not-found. */
export const chooseProgramme = command(
  'accounts/choose-programme',
  programmeChoice,
  async ({ tx, actor, trail }, { sessionId, programmeId }) => {
    trail({ subject: ['programme', programmeId] });
    authorize(actor.kind === 'user');
    if (!(await tx.programme.findUnique({ where: { id: programmeId }, select: { id: true } })))
      throw new DomainError('not-found', 'programmes/not-found');
    await tx.$executeRaw`UPDATE auth_session SET programme_id = ${programmeId}::uuid
      WHERE id = ${sessionId}::uuid AND user_id = ${actor.userId}::uuid`;
  },
);

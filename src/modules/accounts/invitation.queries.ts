import { query } from '@/platform/command';
import { databaseClock, inTheNameOf } from '@/platform/db';
import { tokenHash } from '@/platform/tokens';
import { type InvitationState, invitationState } from './account.rules';
import { invitationToken } from './account.schema';
import type { Role } from './actor.rules';
import { placeWords, wordsOf } from './personal-words';

export type InvitationFound = {
  readonly state: InvitationState;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly structureName: string | null;
  readonly expiresAt: Date;
  /** The words the password may not be built of. */
  readonly about: readonly string[];
};

/** What an invitation link opens, or null for a link nobody sent; looking changes nothing. An open one only says for whom. */
export const findInvitation = query(
  'accounts/invitation',
  invitationToken,
  async ({ tx, actor }, { token }): Promise<InvitationFound | null> => {
    const found = await inTheNameOf('invitation', tx, actor, () =>
      tx.invitation.findUnique({
        where: { tokenHash: tokenHash(token) },
        include: { structure: { select: { name: true } } },
      }),
    );
    if (!found) return null;
    const place = await placeWords(tx, actor);
    const state = invitationState(found, await databaseClock(tx));
    const open = state === 'OPEN';
    return {
      state,
      name: open ? found.name : '',
      email: open ? found.email : '',
      role: found.role,
      structureName: open ? (found.structure?.name ?? null) : null,
      expiresAt: found.expiresAt,
      about: open ? wordsOf(found, place) : [],
    };
  },
);

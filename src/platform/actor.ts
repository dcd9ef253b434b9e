import type { SystemName } from './system-actors';

export const ROLES = ['ADMIN', 'AGENT', 'LEADER', 'AUDITOR', 'GATE'] as const;
export type Role = (typeof ROLES)[number];

/**
 * A signed-in user, working in one programme; `structureId` is set for leaders only. `sessionId` is the sign-in it acts
 * through; `provedAt` when it last proved there who it is (second factor, or the password again for whoever has none).
 */
export type UserActor = {
  readonly kind: 'user';
  readonly role: Role;
  readonly userId: string;
  readonly structureId: string | null;
  readonly programmeId: string;
  readonly sessionId: string;
  readonly provedAt: Date | null;
};

/** A group leader behind a claim link: no account, bound to one e-mail address (rule 8). */
export type HolderActor = {
  readonly kind: 'holder';
  readonly groupLeaderId: string;
  readonly structureId: string;
  readonly programmeId: string;
};

/**
 * The worker's jobs, the demo, the operator's command line: each under its name, with the rights of that name and no more;
 * without a programme it may work on all of them.
 */
export type SystemActor = { readonly kind: 'system'; readonly name: SystemName; readonly programmeId: string | null };

/** Who acts. Row-level security is bound to it at the start of each transaction. */
export type Actor = UserActor | HolderActor | SystemActor | { readonly kind: 'nobody' };

/** How the trail and the life of a ticket write an actor: opaque, never a name. */
export function actorLabel(actor: Actor): string {
  if (actor.kind === 'user') return `user:${actor.userId}`;
  if (actor.kind === 'holder') return `holder:${actor.groupLeaderId}`;
  return actor.kind === 'system' ? `system:${actor.name}` : 'nobody';
}

export type ActorRole = Role | 'HOLDER' | 'SYSTEM' | 'NOBODY';

const ROLE_OF = { holder: 'HOLDER', system: 'SYSTEM', nobody: 'NOBODY' } as const;

/** The role as the policies of the code and of the database read it. */
export function actorRole(actor: Actor): ActorRole {
  return actor.kind === 'user' ? actor.role : ROLE_OF[actor.kind];
}

import type { Actor } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayReadList } from './structure.policy';

export type ListOf = { readonly programmeId: string; readonly structureId: string };

/**
 * The list of which structure is meant: the one asked for, or else a leader's own. Throws `structures/not-found`, also
 * for a structure that is not the leader's.
 */
export async function whoseList(tx: Tx, actor: Actor, asked: string | undefined): Promise<ListOf> {
  const own = actor.kind === 'user' ? actor.structureId : null;
  const list = { programmeId: programmeIdOf(actor), structureId: asked ?? own ?? '' };
  if (!list.structureId || !mayReadList(actor, list)) throw new DomainError('not-found', 'structures/not-found');
  const found = await tx.structure.findFirst({ where: { id: list.structureId }, select: { id: true } });
  if (!found) throw new DomainError('not-found', 'structures/not-found');
  return list;
}

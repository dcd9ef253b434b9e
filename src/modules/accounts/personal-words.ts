import type { Actor } from '@/platform/actor';
import { inTheCitysName, type Tx } from '@/platform/db';
import { type PersonalWords, wordsAbout } from './password.rules';

/** The words of this place: how the city signs and the domain it writes from. Call it outside another name's work. */
export async function placeWords(tx: Tx, actor: Actor): Promise<string[]> {
  const programmes = await inTheCitysName(tx, actor, () =>
    tx.programme.findMany({ select: { senderName: true, contactEmail: true }, orderBy: { startsOn: 'desc' }, take: 3 }),
  );
  return programmes.flatMap(({ senderName, contactEmail }) => [senderName, contactEmail]);
}

/** What the password of this person may not be built of. */
export function wordsOf(person: { name: string; email: string }, place: readonly string[]): PersonalWords {
  return wordsAbout(person.name, person.email, ...place);
}

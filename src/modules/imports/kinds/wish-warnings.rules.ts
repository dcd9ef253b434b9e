import { overlaps } from '@/modules/sessions/session.rules';
import type { CheckContext, RowFault } from '../field.rules';
import { type KnownSession, type Wish, wishKey } from './known-wishes.rules';

const warned = (field: string, code: string, facts: RowFault['facts']): RowFault => ({
  field,
  code,
  severity: 'warning',
  facts,
});

export const overMembers = (people: number, members: number | null): readonly RowFault[] =>
  members !== null && people > members ? [warned('quantity', 'over-members', { people, members })] : [];

/** The same of all that a file asks of one session for one structure: told where it comes to be too many, unless one wish alone is. */
export function overMembersTogether({
  members,
}: CheckContext): (wish: Wish & { readonly quantity: number }) => readonly RowFault[] {
  const asked = new Map<string, number>();
  return ({ structureId, sessionCode, size, quantity }) => {
    const key = `${structureId}\n${sessionCode}`;
    const before = asked.get(key) ?? 0;
    const people = before + size * quantity;
    asked.set(key, people);
    const most = members?.get(structureId) ?? null;
    if (most === null || people <= most || before > most || size * quantity > most) return [];
    return [warned('quantity', 'over-members-together', { people, members: most, code: sessionCode })];
  };
}

/** More than the session has, or has left. One without any stock yet says nothing. */
export function overSeats(people: number, wheelchairs: number, session: KnownSession): readonly RowFault[] {
  const { stock, free } = session;
  if (stock === 0) return [];
  const faults: RowFault[] = [];
  if (people > stock) faults.push(warned('quantity', 'over-stock', { people, stock }));
  else if (people > free) faults.push(warned('quantity', 'over-free', { people, free }));
  if (wheelchairs > session.wheelchairs)
    faults.push(warned('wheelchairs', 'over-wheelchairs', { wheelchairs, stock: session.wheelchairs }));
  return faults;
}

/**
 * Rule 15: sessions that overlap this one, asked for before, in the file or the basket, of which the draw grants one at most; and
 * those the structure has seats of already.
 */
export function overlapTeller({ wishes }: CheckContext): (wish: Wish) => readonly RowFault[] {
  const asked = new Map<string, Set<string>>();
  return (wish) => {
    const { structureId, sessionCode } = wish;
    const slot = wishes?.sessions.get(sessionCode);
    if (!wishes || !slot || wishes.granted.has(wishKey(wish))) return [];
    let codes = asked.get(structureId);
    if (!codes) {
      codes = new Set(wishes.open.get(structureId));
      asked.set(structureId, codes);
    }
    const told = (code: string, others: Iterable<string>): readonly RowFault[] => {
      const clashing = [...others].filter((each) => {
        const other = each === sessionCode ? undefined : wishes.sessions.get(each);
        return other !== undefined && other.status !== 'CANCELLED' && overlaps(slot, other);
      });
      const facts = { count: clashing.length, sessions: clashing.sort().join(', ') };
      return clashing.length === 0 ? [] : [warned('sessionCode', code, facts)];
    };
    const faults = [
      ...told('overlapping-wish', codes),
      ...told('overlapping-held', wishes.held.get(structureId) ?? []),
    ];
    codes.add(sessionCode);
    return faults;
  };
}

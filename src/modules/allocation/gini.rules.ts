import type { Part } from './part.rules';

/** What somebody holds for so many heads; heads are 1 or more. */
export type Holding = { readonly seats: number; readonly heads: number };

/**
 * The Gini coefficient of seats per head, as if each head of a holding held its share of the seats:
 *
 *   G = Σ over pairs i < j of |sᵢhⱼ − sⱼhᵢ| / (S × H)
 *
 * with s the seats and h the heads of a holding, S and H their sums. 0: every head has as much; near 1: few heads have
 * all. A fraction of whole numbers, exact as long as S × H is under 2^53. Without any seat all have as much: 0.
 */
export function giniOf(holdings: readonly Holding[]): Part {
  const inOrder = [...holdings].sort((a, b) => a.seats * b.heads - b.seats * a.heads);
  let [seats, heads, part] = [0, 0, 0];
  // In order of seats per head, all pairs with those before are one product of sums.
  for (const one of inOrder) {
    part += one.seats * heads - one.heads * seats;
    seats += one.seats;
    heads += one.heads;
  }
  return seats > 0 ? { part, of: seats * heads } : { part: 0, of: 1 };
}

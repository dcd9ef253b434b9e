import { staffOf, type Viewer } from './actors';
import { type Letter, leaderOf } from './world-accounts';
import type { Plan, Sessions } from './world-programme';

export type OfStructure = {
  readonly letter: Letter;
  readonly structureId: string;
  readonly sessions: Sessions;
  readonly waveId: string;
  readonly postponementId: string;
};

/** Staff of the programme and the structure's leader working in it. */
export function seersOf({ place }: Plan, letter: Letter): Viewer[] {
  return [...staffOf(place), `${leaderOf(letter)}@${place}`];
}

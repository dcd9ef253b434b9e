import Papa from 'papaparse';
import type { CalendarRow } from './calendar';
import type { Dice } from './chance';

type Seat = {
  session: string;
  categorie: string;
  bloc: string;
  rang: string;
  siege: string;
  type: string;
  reference: string;
};

const ROW_LENGTH = 20;

/** One block: rows of twenty seats side by side; the first row of some blocks takes wheelchairs, one companion for two. */
function block(code: string, name: string, category: string, rows: number, accessible: boolean, from: number): Seat[] {
  const seats: Seat[] = [];
  for (let row = 0; row < rows; row++) {
    const wide = accessible && row === 0;
    for (let n = 1; n <= (wide ? 9 : ROW_LENGTH); n++) {
      const kind = wide ? (n % 3 === 0 ? 'accompagnateur' : 'PMR') : 'standard';
      const reference = `${code}-${String(from + seats.length).padStart(5, '0')}`;
      seats.push({
        session: code,
        categorie: category,
        bloc: name,
        rang: String(31 + row),
        siege: String(n),
        type: kind,
        reference,
      });
    }
  }
  return seats;
}

/** About 50,000 seats over the sessions in the programme: a few dozen each, finals and popular sports more (rule 13: no ceremony). */
export function inventStock(dice: Dice, sessions: readonly CalendarRow[]): Seat[] {
  const seats: Seat[] = [];
  for (const session of sessions) {
    if (session.sport === 'Cérémonie') continue;
    const category = dice.pick(['A', 'B', 'B', 'C', 'C', 'D']);
    const blocks = dice.pick([1, 1, 2, 2, 2, 3]);
    const letter = dice.pick(['B', 'C', 'D', 'E', 'K']);
    let count = 0;
    for (let b = 0; b < blocks; b++) {
      const made = block(
        session.session_code,
        `${letter}${dice.between(1, 4) * 10 + b}`.replace(/\d$/, String(b + 1)),
        category,
        dice.between(1, 3),
        b === 0 && dice.chance(60),
        count + 1,
      );
      count += made.length;
      seats.push(...made);
    }
  }
  return seats;
}

export const stockFile = (seats: readonly Seat[]): string => Papa.unparse([...seats]);

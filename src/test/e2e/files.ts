import { wallClock } from './clock';
import { LIST, OTHER_STRUCTURE, referenceOf, SESSIONS, STRUCTURE, sessionOf } from './world';

type File = { name: string; mimeType: string; buffer: Buffer };
const csv = (name: string, rows: readonly (readonly string[])[]): File => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.map((row) => row.join(';')).join('\r\n')),
});
const HOUR = 3_600_000;

export const calendarFile = csv('calendrier.csv', [
  ['code', 'sport', 'site', 'ville', 'début', 'fin', 'compétition'],
  ...SESSIONS.map(({ code, sport, start, hours }) => [
    code,
    sport,
    `Stade de ${sport}`,
    'Ville',
    wallClock(start),
    wallClock(new Date(start.getTime() + hours * HOUR)),
    'olympique',
  ]),
]);

/** Rows of ten seats. */
export const stockFile = csv('stock.csv', [
  ['session', 'catégorie', 'bloc', 'rang', 'place', 'type', 'référence'],
  ...SESSIONS.flatMap((session) =>
    Array.from({ length: session.seats }, (_, seat) => [
      session.code,
      'B',
      session.block,
      String(Math.floor(seat / 10) + 1),
      String((seat % 10) + 1),
      'standard',
      referenceOf(session, seat),
    ]),
  ),
]);

/** The third has no name: it stays out, and is told. */
export const structuresFile = csv('structures.csv', [
  ['id', 'nom', 'public', 'arrondissement', 'effectif'],
  ['S1', STRUCTURE, 'Centre social', '12', '120'],
  ['S2', OTHER_STRUCTURE, 'Sport', '5', '80'],
  ['S3', '', 'Jeunesse', '20', '10'],
]);

/** The last line does not say whether the seat must take a wheelchair: nobody guesses. */
export const listFile = csv('liste.csv', [
  ['nom', 'prénom', 'fauteuil'],
  ...LIST.map(([last, first]) => [last, first, 'non']),
  ['Incertain', 'Ligne', 'peut-être'],
]);

/** Nine people of the organiser's own gate, one of them read twice. */
export function scansFile(): File {
  const session = sessionOf('NAT03');
  const at = wallClock(new Date());
  const lines = Array.from({ length: 9 }, (_, index) => [referenceOf(session, index + 1), session.code, at, 'ok']);
  return csv('controles.csv', [['billet', 'session', 'horodatage', 'résultat'], ...lines, ...lines.slice(0, 1)]);
}

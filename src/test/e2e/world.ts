import { instantIn, today } from './clock';

/** Everybody of the journey. The names are rare on purpose: a screen that must not show a person is searched for them. */
export const PEOPLE = {
  admin: { name: 'Marthe Kerguelen', email: 'admin@ville.test', role: 'Administratrice ou administrateur' },
  second: { name: 'Basile Ourcival', email: 'second@ville.test', role: 'Administratrice ou administrateur' },
  agent: { name: 'Nour Talhouet', email: 'agent@ville.test', role: 'Agent de billetterie' },
  auditor: { name: 'Edith Malvoisin', email: 'audit@ville.test', role: 'Contrôle et audit' },
  gate: { name: 'Ivo Pellerossa', email: 'porte@ville.test', role: 'Contrôle à l’entrée' },
  leader: { name: 'Oriane Delestraint', email: 'orme@asso.test', role: 'Responsable de structure' },
} as const;
export type Person = keyof typeof PEOPLE;
export const PASSWORD = 'une phrase longue pour entrer 42';

/** Holds the tickets of the outing on one phone. */
export const GROUP_LEADER = { firstName: 'Zélie', lastName: 'Vanterpool', email: 'zelie@famille.test' };
export const LIST = [
  ['Quillévéré', 'Aminata'],
  ['Brusquelot', 'Théodule'],
  ['Zabolotny', 'Irène'],
  ['Ndiayenko', 'Malo'],
  ['Hauteclaire', 'Sixtine'],
  ['Ostrowicka', 'Paul'],
] as const;

export const STRUCTURE = 'Centre social Orme-Rouge';
export const OTHER_STRUCTURE = 'Judo club des Tanneurs';

/** What no auditor may ever read. */
export const PLANTED: readonly string[] = [
  PEOPLE.leader.name,
  PEOPLE.leader.email,
  GROUP_LEADER.lastName,
  GROUP_LEADER.email,
  ...LIST.flat().filter((word) => word.length > 5),
];

export const SEED = 'tirée au conseil du mardi';

export type SessionOf = { code: string; sport: string; start: Date; hours: number; seats: number; block: string };
/** One far ahead to be drawn, one to be given by hand, one two hours from now so that its gate is open. */
export const SESSIONS: readonly SessionOf[] = [
  { code: 'ATH01', sport: 'Athlétisme', start: instantIn(7, 19), hours: 3, seats: 20, block: 'A' },
  { code: 'JUD02', sport: 'Judo', start: instantIn(8, 10), hours: 3, seats: 12, block: 'B' },
  {
    code: 'NAT03',
    sport: 'Natation',
    start: new Date(today.getTime() + 2 * 3_600_000),
    hours: 2,
    seats: 20,
    block: 'C',
  },
];
export const referenceOf = ({ code, block }: SessionOf, seat: number): string =>
  `${code}${block}${String(seat + 1).padStart(3, '0')}`;
export const sessionOf = (code: string): SessionOf => {
  const found = SESSIONS.find((session) => session.code === code);
  if (!found) throw new Error(`no session ${code}`);
  return found;
};

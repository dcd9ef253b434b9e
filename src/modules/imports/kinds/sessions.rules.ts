import { COMPETITIONS, type Competition, type SessionKind, type SessionStatus } from '@/modules/sessions/session.rules';
import { newSessionCodeField } from '../common-fields.rules';
import { type CheckContext, doubtful, type Field, good, type KindRules, type RowFault, textUpTo } from '../field.rules';
import { compact } from '../text.rules';
import { moveFault } from './calendar-moves.rules';
import { SESSION_TIMES, type SessionCells, timesOf } from './session-times.rules';
import { districtField } from './structures.rules';

/** One session of the calendar. Instants in ISO, UTC; `timeZone` is the venue's. Null is what the file does not say: it stays as it is. */
export type SessionValues = {
  readonly code: string;
  readonly competition: Competition | null;
  readonly kind: SessionKind | null;
  readonly sport: string;
  readonly venueCode: string | null;
  readonly venue: string;
  readonly city: string | null;
  /** Of the venue. Null: the base reads it in the city. */
  readonly district: number | null;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly description: string | null;
  readonly status: SessionStatus | null;
};

const words = (name: string, required: boolean, max: number, synonyms: readonly string[]): Field => ({
  name,
  required,
  synonyms,
  parse: textUpTo(max),
});

const competitionField: Field = {
  name: 'competition',
  required: false,
  synonyms: ['compétition', 'competition', 'jeux', 'games'],
  parse(text) {
    const word = compact(text);
    const found = COMPETITIONS.find((competition) => word.includes(competition.slice(0, -2).toLowerCase()));
    if (word.startsWith('para')) return good('PARALYMPIC');
    return found || word.startsWith('olymp') ? good('OLYMPIC') : doubtful('OLYMPIC', 'unknown-competition');
  },
};

const STATUS_WORDS: readonly (readonly [RegExp, SessionStatus])[] = [
  [/annul|cancel|supprim/, 'CANCELLED'],
  [/report|decal|postpon|delay|reschedul|reprogramm/, 'POSTPONED'],
  [
    /^(prevu|maintenu|confirm|programm|schedul|planned|planifi|ok$|ontime|alheure|actif|active|ouvert|open)/,
    'SCHEDULED',
  ],
];

const statusField: Field = {
  name: 'status',
  required: false,
  synonyms: ['statut', 'status', 'état', 'situation', 'statut de la session', 'session status', 'state'],
  parse(text) {
    const word = compact(text);
    const found = STATUS_WORDS.find(([pattern]) => pattern.test(word))?.[1];
    return found ? good(found) : doubtful(null, 'unknown-session-status');
  },
};

/** Rule 7: what the calendar we have does not allow the row to become. */
function calendarFaults(values: SessionValues, { calendar }: CheckContext): readonly RowFault[] {
  const known = calendar?.sessions.get(values.code);
  if (!calendar || !known) return [];
  const said = { startsAt: new Date(values.startsAt), endsAt: new Date(values.endsAt), status: values.status };
  const fault = moveFault(known, said, calendar);
  return fault === null ? [] : [fault];
}

const isCeremony = (text: string): boolean => /^c[eé]r[eé]mon/i.test(text.normalize('NFC'));

function kindOf(sport: string, kind: string | null): SessionKind | null {
  if (isCeremony(sport) || isCeremony(kind ?? '')) return 'CEREMONY';
  return kind === null ? null : 'COMPETITION';
}

const told = <T>(cell: unknown): T | null => (cell as T | null | undefined) ?? null;

export const sessionsRules: KindRules<SessionValues> = {
  fields: [
    newSessionCodeField,
    words('sport', true, 120, ['sport', 'discipline', 'sport / discipline']),
    words('venueCode', false, 12, ['venue_code', 'code site', 'code lieu', 'code du site', 'venue id']),
    words('venue', true, 200, [
      'venue',
      'site',
      'lieu',
      'lieu de compétition',
      'site de compétition',
      'stade',
      'salle',
    ]),
    words('city', false, 120, ['city', 'ville', 'commune', 'localité']),
    districtField,
    ...SESSION_TIMES,
    words('description', false, 2000, [
      'description',
      'libellé',
      'épreuves',
      'épreuve',
      'events',
      'programme',
      'détail',
    ]),
    competitionField,
    words('kind', false, 60, ['kind', 'type', 'nature', 'type de session']),
    statusField,
  ],
  complete(cells, context) {
    const code = String(cells.code);
    const { startsAt, endsAt, timeZone, faults } = timesOf(cells as SessionCells, code, context);
    const sport = String(cells.sport);
    const values: SessionValues = {
      code,
      competition: told<Competition>(cells.competition),
      kind: kindOf(sport, told<string>(cells.kind)),
      sport,
      venueCode: told<string>(cells.venueCode),
      venue: String(cells.venue),
      city: told<string>(cells.city),
      district: told<number>(cells.district),
      timeZone,
      startsAt,
      endsAt,
      description: told<string>(cells.description),
      status: told<SessionStatus>(cells.status),
    };
    return {
      values,
      faults: faults.length > 0 ? faults : calendarFaults(values, context),
      keys: [{ key: code, code: 'duplicate-session', severity: 'error', field: 'code' }],
    };
  },
};

import { COMPETITIONS, type Competition, type SessionKind } from '@/modules/sessions/session.rules';
import { newSessionCodeField } from '../common-fields.rules';
import { type Moment, parseMoment } from '../date.rules';
import {
  type CheckContext,
  doubtful,
  type Field,
  good,
  type KindRules,
  type RowFault,
  textUpTo,
  wrong,
} from '../field.rules';
import { compact } from '../text.rules';
import { zoneOfOffset } from '../zone.rules';

/** One session of the calendar. Instants in ISO, UTC; `timeZone` is the venue's. */
export type SessionValues = {
  readonly code: string;
  readonly competition: Competition;
  readonly kind: SessionKind;
  readonly sport: string;
  readonly venueCode: string;
  readonly venue: string;
  readonly city: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly description: string;
};

function momentField(name: string, synonyms: readonly string[]): Field {
  return {
    name,
    required: true,
    synonyms,
    looks: (text) => /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text),
    parse(text, context) {
      const moment = parseMoment(text, context.timeZone, latestYear(context));
      return moment ? good(moment) : wrong('bad-date-time');
    },
  };
}

/** Sessions are ahead: two digits of a year mean this one or one of the next twenty. */
const latestYear = ({ ageOn }: CheckContext): number => Number(ageOn.slice(0, 4)) + 20;

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

const isCeremony = (text: string): boolean => /^c[eé]r[eé]mon/i.test(text.normalize('NFC'));

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
    momentField('start', [
      'start',
      'début',
      'date de début',
      'starts at',
      'start time',
      'date et heure de début',
      'heure de début',
      'ouverture',
    ]),
    momentField('end', ['end', 'fin', 'date de fin', 'ends at', 'end time', 'date et heure de fin', 'heure de fin']),
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
  ],
  complete(cells, context) {
    const start = cells.start as Moment;
    const end = cells.end as Moment;
    const faults: RowFault[] = [];
    if (end.instant <= start.instant) faults.push({ field: 'end', code: 'end-before-start', severity: 'error' });
    const zone = start.offset === null ? context.timeZone : zoneOfOffset(start.offset, start.instant, context.timeZone);
    if (zone === null) faults.push({ field: 'start', code: 'odd-offset', severity: 'error' });
    const code = String(cells.code);
    const sport = String(cells.sport);
    const kind = isCeremony(sport) || isCeremony(String(cells.kind ?? '')) ? 'CEREMONY' : 'COMPETITION';
    return {
      values: {
        code,
        competition: (cells.competition as Competition | null) ?? 'OLYMPIC',
        kind,
        sport,
        venueCode: String(cells.venueCode ?? ''),
        venue: String(cells.venue),
        city: String(cells.city ?? ''),
        timeZone: zone ?? context.timeZone,
        startsAt: new Date(start.instant).toISOString(),
        endsAt: new Date(end.instant).toISOString(),
        description: String(cells.description ?? ''),
      },
      faults,
      keys: [{ key: code, code: 'duplicate-session', severity: 'error', field: 'code' }],
    };
  },
};

import { type Moment, parseClock, parseDay, parseMoment } from '../date.rules';
import { type CheckContext, type Field, good, type RowFault, wrong } from '../field.rules';
import { instantOfLocal, offsetMinutes, zoneOfOffset } from '../zone.rules';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A session whose last hour is before the first and not after this one ends in the night. */
const NIGHT_ENDS = 6 * 60 * MINUTE;

/** What a cell says of when: an instant with its offset, or what the venue's clock shows (as if it were UTC), whole or in part. */
type When =
  | { readonly instant: number; readonly offset: number }
  | { readonly local: number }
  | { readonly day: number }
  | { readonly clock: number };

/** Sessions are ahead: two digits of a year mean this one or one of the next twenty. */
const latestYear = ({ ageOn }: CheckContext): number => Number(ageOn.slice(0, 4)) + 20;

function dayOf(text: string, context: CheckContext): number | null {
  const day = parseDay(text, latestYear(context));
  return day === null ? null : Date.parse(`${day}T00:00:00Z`);
}

function whenOf(text: string, context: CheckContext): When | null {
  const moment: Moment | null = parseMoment(text, 'UTC', latestYear(context));
  if (moment) {
    const { instant, offset } = moment;
    return offset === null ? { local: instant } : { instant, offset };
  }
  const clock = parseClock(text);
  if (clock !== null) return { clock };
  const day = dayOf(text, context);
  return day === null ? null : { day };
}

const whenField = (name: string, synonyms: readonly string[]): Field => ({
  name,
  required: true,
  synonyms,
  looks: (text) => /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text),
  parse(text, context) {
    const when = whenOf(text, context);
    return when ? good(when) : wrong('bad-date-time');
  },
});

const dayField = (name: string, synonyms: readonly string[]): Field => ({
  name,
  required: false,
  exact: true,
  synonyms,
  parse(text, context) {
    const day = dayOf(text, context);
    return day === null ? wrong('bad-date-time') : good(day);
  },
});

const clockField = (name: string, synonyms: readonly string[]): Field => ({
  name,
  required: false,
  exact: true,
  synonyms,
  parse(text) {
    const clock = parseClock(text);
    return clock === null ? wrong('bad-time') : good(clock);
  },
});

/**
 * The columns of when: whole moments, or the days and hours of a calendar that has them apart. « Date de début » and « Heure de début »
 * are `start` by themselves; the second of them is what completes the first.
 */
export const SESSION_TIMES: readonly Field[] = [
  whenField('start', [
    'start',
    'début',
    'date de début',
    'starts at',
    'start time',
    'date et heure de début',
    'heure de début',
    'heure début',
    'début de session',
    'ouverture',
  ]),
  whenField('end', [
    'end',
    'fin',
    'date de fin',
    'ends at',
    'end time',
    'date et heure de fin',
    'heure de fin',
    'heure fin',
    'fin de session',
  ]),
  dayField('date', [
    'date',
    'jour',
    'date de la session',
    'date de session',
    "date de l'épreuve",
    'date de compétition',
    'session date',
    'day',
    'date de début',
    'start date',
  ]),
  clockField('startTime', [
    'heure de début seule',
    'heure de début',
    'heure début',
    'start hour',
    'start time',
    'heure',
  ]),
  dayField('endDate', ['jour de fin', 'date de fin', 'end date']),
  clockField('endTime', ['heure de fin seule', 'heure de fin', 'heure fin', 'end hour', 'end time']),
];

/** What the columns of `SESSION_TIMES` hold. */
export type SessionCells = {
  readonly start: When;
  readonly end: When;
  readonly date: number | null;
  readonly startTime: number | null;
  readonly endDate: number | null;
  readonly endTime: number | null;
};

type Said = Exclude<When, { readonly day: number } | { readonly clock: number }>;
type Whole = { readonly said: Said } | { readonly missing: 'no-date' | 'no-time' };

/** A cell completed by the columns beside it. A whole moment is not: it says all. */
function whole(when: When, day: number | null, clock: number | null): Whole {
  if ('instant' in when || 'local' in when) return { said: when };
  const [onDay, atClock] = 'day' in when ? [when.day, clock] : [day, when.clock];
  if (onDay === null) return { missing: 'no-date' };
  return atClock === null ? { missing: 'no-time' } : { said: { local: onDay + atClock } };
}

const clockOf = (when: When, clock: number | null): number | null => ('clock' in when ? when.clock : clock);

/** The zone of the venue: where its offset is; without one, and for times in UTC, where we know it to be; else the programme's. */
function zoneOf(said: Said | null, known: string | undefined, programme: string): string | null {
  if (said === null || !('offset' in said)) return known ?? programme;
  if (known !== undefined && (said.offset === 0 || offsetMinutes(known, said.instant) === said.offset)) return known;
  return zoneOfOffset(said.offset, said.instant, programme);
}

const instantOf = (said: Said, zone: string): number =>
  'instant' in said ? said.instant : instantOfLocal(said.local, zone);

/** An end that is only an hour is of the day it starts, or of the night after. */
function endOf(cells: SessionCells, start: number, zone: string): Whole {
  const end = whole(cells.end, cells.endDate, cells.endTime);
  const clock = clockOf(cells.end, cells.endTime);
  if (!('missing' in end) || end.missing === 'no-time' || clock === null) return end;
  const local = start + offsetMinutes(zone, start) * MINUTE;
  const sameDay = Math.floor(local / DAY) * DAY + clock;
  return { said: { local: sameDay <= local && clock <= NIGHT_ENDS ? sameDay + DAY : sameDay } };
}

export type SessionTimes = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly faults: readonly RowFault[];
};

/** When a session starts and ends (ISO, UTC), on the clock of the venue we know it at; what is missing or impossible. */
export function timesOf(cells: SessionCells, code: string, { calendar, timeZone }: CheckContext): SessionTimes {
  const faults: RowFault[] = [];
  const refuse = (field: string, fault: string) => faults.push({ field, code: fault, severity: 'error' });
  const begun = whole(cells.start, cells.date, cells.startTime);
  const zone = zoneOf('said' in begun ? begun.said : null, calendar?.sessions.get(code)?.timeZone, timeZone);
  if (zone === null) refuse('start', 'odd-offset');
  const venueZone = zone ?? timeZone;
  const start = 'said' in begun ? instantOf(begun.said, venueZone) : null;
  if ('missing' in begun) refuse('start', begun.missing);
  const ended = start === null ? whole(cells.end, cells.endDate, cells.endTime) : endOf(cells, start, venueZone);
  const end = 'said' in ended ? instantOf(ended.said, venueZone) : null;
  if ('missing' in ended && ended.missing === 'no-time') refuse('end', ended.missing);
  if (start !== null && end !== null && end <= start) refuse('end', 'end-before-start');
  return {
    startsAt: new Date(start ?? 0).toISOString(),
    endsAt: new Date(end ?? 0).toISOString(),
    timeZone: venueZone,
    faults,
  };
}

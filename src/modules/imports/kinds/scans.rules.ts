import type { OrganiserAnswer } from '@/modules/attendance/file-scan.rules';
import { sessionCodeField } from '../common-fields.rules';
import { type Moment, parseClock, parseDay, parseMoment } from '../date.rules';
import { type CheckContext, type Field, good, type KindRules, type RowFault, textUpTo, wrong } from '../field.rules';
import { compact } from '../text.rules';
import { instantOfLocal } from '../zone.rules';

/** One reading at the gate, by the organiser. `ticket`: the reference or the code read. `scannedAt`: ISO, UTC. `result`: null when the file does not say. */
export type ScanValues = {
  readonly ticket: string;
  readonly sessionCode: string | null;
  readonly scannedAt: string;
  readonly result: OrganiserAnswer | null;
};

const WAY_OUT = /^(sorti|exit|out$|outbound|left$|leav|depart|check(ed)?out|scan(ned)?out)|sortie$/;
const WAY_IN = /^(entr|in$|inbound|enter|check(ed)?in|scan(ned)?in|arriv|acces|access|admi)/;

const RESULT_WORDS: readonly (readonly [RegExp, OrganiserAnswer])[] = [
  [WAY_OUT, 'LEFT'],
  [/deja|already|doublon|duplicate|double|seconde/, 'ALREADY_ENTERED'],
  [/mauvaise|autresession|wrong/, 'WRONG_SESSION'],
  [/horaire|heure|tot$|tard$|early|late|window/, 'OUTSIDE_WINDOW'],
  [/nonattribu|notalloc|annule|cancel/, 'NOT_ALLOCATED'],
  [
    /inconnu|unknown|invalid|refus|rejet|reject|notfound|^ko$|no[nt]?valid|^non?$|^0$|^faux$|^false$|denied|interdit|bloqu|block|echec|erreur|error|^fail|perime|expire/,
    'UNKNOWN',
  ],
  [
    /^(ok|valid|entre|entry|enter|accept|success|succes|in$|oui|yes|1$|vrai|true|passe|scann|checkedin|checkin|admi)/,
    'ENTERED',
  ],
];

/** What the gate answered, in the organiser's words; null when they say nothing known. */
export function scanResultOf(text: string): OrganiserAnswer | null {
  const word = compact(text);
  return RESULT_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Whether people went in or out; null when it says neither. */
function wayOf(text: string): 'IN' | 'OUT' | null {
  const word = compact(text);
  if (WAY_OUT.test(word)) return 'OUT';
  return WAY_IN.test(word) ? 'IN' : null;
}

const latestYear = ({ ageOn }: CheckContext): number => Number(ageOn.slice(0, 4)) + 20;

/** A whole moment, what the venue's clock shows (as if it were UTC), or a day that another column completes. */
type When = { readonly instant: number } | { readonly local: number } | { readonly day: string };

const whenOf = ({ instant, offset }: Moment): When => (offset === null ? { local: instant } : { instant });

const whenField: Field = {
  name: 'scannedAt',
  required: true,
  synonyms: [
    'scanned at',
    'date',
    'horodatage',
    'date et heure',
    'date/heure',
    'date scan',
    'date du scan',
    'date et heure du scan',
    'date de contrôle',
    'timestamp',
    'scan time',
    'entry time',
    'scan date',
    'datetime',
    'date de passage',
    'passage',
    'scanné le',
    'lu le',
    'contrôlé le',
    'validé le',
    'date de validation',
    "date d'entrée",
    'date de lecture',
    'date et heure de passage',
    "date et heure d'entrée",
    'date et heure de lecture',
  ],
  looks: (text) => /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text),
  parse(text, context) {
    const moment = parseMoment(text, 'UTC', latestYear(context));
    if (moment) return good(whenOf(moment));
    const day = parseDay(text, latestYear(context));
    return day === null ? wrong('bad-date-time') : good({ day } satisfies When);
  },
};

const clockField: Field = {
  name: 'time',
  required: false,
  synonyms: [
    'heure',
    'time',
    'heure scan',
    'heure du scan',
    'heure de passage',
    "heure d'entrée",
    'heure de contrôle',
    'heure de lecture',
  ],
  parse: (text) => {
    const clock = parseClock(text);
    return clock === null ? wrong('bad-time') : good(clock);
  },
};

function instantOf(when: When, clock: number | null, timeZone: string): number | null {
  if ('instant' in when) return when.instant;
  if ('local' in when) return instantOfLocal(when.local, timeZone);
  return clock === null ? null : instantOfLocal(Date.parse(`${when.day}T00:00:00Z`) + clock, timeZone);
}

export const scansRules: KindRules<ScanValues> = {
  fields: [
    {
      name: 'ticket',
      required: true,
      synonyms: [
        'ticket',
        'billet',
        'référence',
        'reference',
        'réf',
        'code billet',
        'référence billet',
        'n° billet',
        'numéro de billet',
        'barcode',
        'code-barres',
        'QR',
        'QR code',
        'ticket id',
        'ticket number',
        'ticket code',
        'ticket reference',
        'code',
        'code QR',
        'code lu',
        'code scanné',
        'code ticket',
        'n° ticket',
      ],
      parse: textUpTo(120),
    },
    {
      ...sessionCodeField,
      required: false,
      synonyms: sessionCodeField.synonyms.filter((synonym) => synonym !== 'code'),
    },
    whenField,
    clockField,
    {
      name: 'result',
      required: false,
      synonyms: ['résultat', 'result', 'statut', 'status', 'état', 'outcome', 'contrôle', 'réponse'],
      parse: (text) => {
        const result = scanResultOf(text);
        return result === null ? wrong('unknown-result') : good(result);
      },
    },
    {
      name: 'way',
      required: false,
      exact: true,
      synonyms: [
        'sens',
        'direction',
        'sens de passage',
        'mouvement',
        'entrée / sortie',
        'entrée ou sortie',
        'in / out',
        'way',
      ],
      parse: (text) => {
        const way = wayOf(text);
        return way === null ? wrong('unknown-way') : good(way);
      },
    },
  ],
  complete(cells, { timeZone, zones }) {
    const zone = zones?.get(String(cells.sessionCode)) ?? timeZone;
    const instant = instantOf(cells.scannedAt as When, cells.time as number | null, zone);
    const faults: RowFault[] = instant === null ? [{ field: 'scannedAt', code: 'no-time', severity: 'error' }] : [];
    // Rule 10: leaving is final, and enters nobody.
    const result = cells.way === 'OUT' ? 'LEFT' : (cells.result as OrganiserAnswer | null);
    const values: ScanValues = {
      ticket: String(cells.ticket),
      sessionCode: cells.sessionCode as string | null,
      scannedAt: new Date(instant ?? 0).toISOString(),
      result,
    };
    // Rule 10: a reading repeated by the network is not a second entry; it is told, and taken once.
    const key = [values.ticket, values.scannedAt, values.result ?? ''].join('\n');
    return { values, faults, keys: [{ key, code: 'repeated-scan', severity: 'warning', field: 'ticket' }] };
  },
};

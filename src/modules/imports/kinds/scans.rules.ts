import type { ScanOutcome } from '@/modules/attendance/attendance.rules';
import { sessionCodeField } from '../common-fields.rules';
import { type Moment, parseClock, parseDay, parseMoment } from '../date.rules';
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
import { instantOfLocal } from '../zone.rules';

/** One reading at the gate, by the organiser. `ticket`: the reference or the code read. `scannedAt`: ISO, UTC. */
export type ScanValues = {
  readonly ticket: string;
  readonly sessionCode: string | null;
  readonly scannedAt: string;
  readonly result: ScanOutcome | null;
};

const RESULT_WORDS: readonly (readonly [RegExp, ScanOutcome])[] = [
  [/deja|already|doublon|duplicate|double|seconde/, 'ALREADY_ENTERED'],
  [/mauvaise|autresession|wrong/, 'WRONG_SESSION'],
  [/horaire|heure|tot$|tard$|early|late|window/, 'OUTSIDE_WINDOW'],
  [/nonattribu|notalloc|annule|cancel/, 'NOT_ALLOCATED'],
  [/inconnu|unknown|invalid|refus|rejet|notfound|^ko$|nonvalide|^non$|^no$|^0$/, 'UNKNOWN'],
  [/^(ok|valid|entre|enter|accept|success|succes|in$|oui|yes|1$|vrai|true|passe|scanne)/, 'ENTERED'],
];

/** What the gate answered, in the organiser's words; null when they say nothing known. */
export function scanResultOf(text: string): ScanOutcome | null {
  const word = compact(text);
  return RESULT_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const latestYear = ({ ageOn }: CheckContext): number => Number(ageOn.slice(0, 4)) + 20;

/** A whole moment, or a day that another column completes. */
type When = { readonly moment: Moment } | { readonly day: string };

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
    const moment = parseMoment(text, context.timeZone, latestYear(context));
    if (moment) return good({ moment } satisfies When);
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
  if ('moment' in when) return when.moment.instant;
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
        return result === null ? doubtful(null, 'unknown-result') : good(result);
      },
    },
  ],
  complete(cells, { timeZone }) {
    const instant = instantOf(cells.scannedAt as When, cells.time as number | null, timeZone);
    const faults: RowFault[] = instant === null ? [{ field: 'scannedAt', code: 'no-time', severity: 'error' }] : [];
    const values: ScanValues = {
      ticket: String(cells.ticket),
      sessionCode: cells.sessionCode as string | null,
      scannedAt: new Date(instant ?? 0).toISOString(),
      result: cells.result as ScanOutcome | null,
    };
    // Rule 10: a reading repeated by the network is not a second entry; it is told, and taken once.
    const key = [values.ticket, values.scannedAt, values.result ?? ''].join('\n');
    return { values, faults, keys: [{ key, code: 'repeated-scan', severity: 'warning', field: 'ticket' }] };
  },
};

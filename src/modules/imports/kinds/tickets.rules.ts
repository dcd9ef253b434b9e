import type { TicketKind } from '@/modules/tickets/ticket.rules';
import { sessionCodeField } from '../common-fields.rules';
import { type Field, good, type KindRules, textUpTo, wrong } from '../field.rules';
import { compact } from '../text.rules';

/** One seat of the stock. */
export type TicketValues = {
  readonly sessionCode: string;
  readonly category: string;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly kind: TicketKind;
  readonly reference: string;
};

const KIND_WORDS: readonly (readonly [RegExp, TicketKind])[] = [
  [/accomp|companion|^acc$|aidant|^carer/, 'COMPANION'],
  [/pmr|ufr|fauteuil|wheelchair|^wc$|psh|handicap|mobilitereduite/, 'WHEELCHAIR'],
  [/^(standard|std|normal|normale|valide|plein|pleintarif|place|billet|assis|general|generale|regular)/, 'STANDARD'],
];

/** The kind of seat in the organiser's words; null when they say nothing known. */
export function ticketKindOf(text: string): TicketKind | null {
  const word = compact(text);
  return KIND_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const seatField = (name: string, required: boolean, synonyms: readonly string[]): Field => ({
  name,
  required,
  synonyms,
  parse: textUpTo(40),
});

export const ticketsRules: KindRules<TicketValues> = {
  fields: [
    sessionCodeField,
    seatField('category', false, ['category', 'catégorie', 'cat', 'cat.', 'catégorie de place', 'price category']),
    seatField('block', true, ['block', 'bloc', 'tribune', 'secteur', 'section', 'stand', 'porte']),
    seatField('row', true, ['row', 'rang', 'rangée', 'ligne']),
    seatField('seat', true, ['seat', 'place', 'siège', 'n° place', 'numéro de place', 'n° de siège', 'fauteuil n°']),
    {
      name: 'kind',
      required: false,
      synonyms: [
        'kind',
        'type',
        'type de place',
        'type de billet',
        'nature',
        'ticket type',
        'accessibilité',
        'tarif',
        'PMR',
        'type de tarif',
        'type de siège',
        'nature du billet',
        'nature de la place',
      ],
      looks: (text) => ticketKindOf(text) !== null,
      unmistakable: true,
      parse(text) {
        const kind = ticketKindOf(text);
        return kind === null ? wrong('unknown-ticket-kind') : good(kind);
      },
    },
    {
      name: 'reference',
      required: true,
      synonyms: [
        'reference',
        'référence',
        'réf',
        'référence billet',
        'référence du billet',
        'n° billet',
        'numéro de billet',
        'ticket number',
        'ticket id',
        'ticket reference',
        'code billet',
        'barcode',
        'code-barres',
        'id billet',
      ],
      parse: textUpTo(80),
    },
  ],
  complete(cells) {
    const values: TicketValues = {
      sessionCode: String(cells.sessionCode),
      category: String(cells.category ?? ''),
      block: String(cells.block),
      row: String(cells.row),
      seat: String(cells.seat),
      kind: (cells.kind as TicketKind | null) ?? 'STANDARD',
      reference: String(cells.reference),
    };
    const place = [values.sessionCode, values.block, values.row, values.seat].join('\n');
    return {
      values,
      faults: [],
      keys: [
        { key: values.reference, code: 'duplicate-reference', severity: 'error', field: 'reference' },
        { key: place, code: 'duplicate-seat', severity: 'error', field: 'seat' },
      ],
    };
  },
};

import type { TicketKind } from '@/modules/tickets/ticket.rules';
import { sessionCodeField } from '../common-fields.rules';
import { doubtful, type Field, good, type KindRules, textUpTo, wrong } from '../field.rules';
import { compact } from '../text.rules';

/** One seat of the stock. */
export type TicketValues = {
  readonly sessionCode: string;
  /** Null is what the file does not say: it stays as it is. */
  readonly category: string | null;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly kind: TicketKind | null;
  readonly reference: string;
  /** What the organiser says has become of it; absent when the file does not say. */
  readonly state?: OrganiserState;
};

type OrganiserState = 'VALID' | 'NOT_TAKEN' | 'CANCELLED' | 'CLAIMED' | 'ENTERED';

/** In this order: « non transféré » is not taken, « remboursé après transfert » is cancelled. */
const STATE_WORDS: readonly (readonly [RegExp, OrganiserState])[] = [
  [/^(libre|disponible|available|unassigned|unclaimed)$/, 'NOT_TAKEN'],
  [
    /^(non|not|pas|jamais|never|un|en)(encore|yet|attentede?)?(recupere|transfer|transmis|claim|delivre|attribue)/,
    'NOT_TAKEN',
  ],
  [
    /^(non|not|pas|jamais|never|un|de)(encore|yet)?(scann|utilis|use|consomm|control|entr|annul|cancel|bloqu|block|rembours)/,
    'VALID',
  ],
  [
    /annul|bloqu|cancel|^void|invalid|nonvalide|notvalid|rembours|refund|block|revoqu|revoke|supprim|delete|desactiv|disabled|inactif|inactive|expire|oppos/,
    'CANCELLED',
  ],
  [/scan|utilis|^used|entre|entered|consomm|redeem|controle|checkedin|admitted/, 'ENTERED'],
  [/transfer|transmis|recuper|claim|partage|forward|telecharg|download|accept/, 'CLAIMED'],
  [
    /^(valide|valid|actif|active|activ|emis|issued|ok|vendu|sold|paye|paid|confirm|delivre|delivered|reserve|achete|genere|imprime|envoye|sent|attribue|assigned)/,
    'VALID',
  ],
];

/** What the organiser's word says has become of a ticket; null when it says nothing known. */
export function organiserStateOf(text: string): OrganiserState | null {
  const word = compact(text);
  return STATE_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** A word we do not know may mean that the seat is gone: guessing it is free would give a seat nobody has. */
const stateField: Field = {
  name: 'state',
  required: false,
  synonyms: [
    'état',
    'statut',
    'état du billet',
    'statut du billet',
    'status',
    'state',
    'ticket status',
    'ticket state',
  ],
  parse(text) {
    const state = organiserStateOf(text);
    return state === null ? doubtful(null, 'unknown-ticket-state') : good(state);
  },
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
    stateField,
  ],
  complete(cells) {
    const state = (cells.state as OrganiserState | null | undefined) ?? null;
    const values: TicketValues = {
      sessionCode: String(cells.sessionCode),
      category: cells.category as string | null,
      block: String(cells.block),
      row: String(cells.row),
      seat: String(cells.seat),
      kind: cells.kind as TicketKind | null,
      reference: String(cells.reference),
      ...(state === null ? {} : { state }),
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

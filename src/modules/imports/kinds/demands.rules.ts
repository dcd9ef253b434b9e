import { decideDemand, type Formula, formulaSize, peopleIn } from '@/modules/demands/demand.rules';
import { DomainError } from '@/platform/errors';
import { parseYesNo, sessionCodeField } from '../common-fields.rules';
import { type CheckContext, type Field, good, type KindRules, type RowFault, wrong } from '../field.rules';
import { type FormulaWritten, parseFormula } from './formula-words.rules';
import { wishKey } from './known-wishes.rules';
import { STRUCTURE_FIELDS, structureOfRow } from './structure-of-row.rules';
import { overlapTeller, overMembers, overMembersTogether, overSeats } from './wish-warnings.rules';

/** One wish of a structure (rule 15). `rank` null: where it stands already, or at the end. */
export type DemandValues = {
  readonly structureId: string;
  readonly sessionCode: string;
  readonly formula: Formula;
  readonly size: number;
  readonly quantity: number;
  /** Null is what the file does not say: as many as the wish has. */
  readonly wheelchairs: number | null;
  readonly rank: number | null;
};

const MOST_RANK = 1_000;
/** « 3 », « x3 », « 3 places », and the « 3,0 » of a spreadsheet. */
const COUNT =
  /^(?:x\s*)?(\d{1,4})(?:[.,]0+)?\s*(?:x|formules?|places?|pers(?:onnes?|\.)?|billets?|fauteuils?|seats?|tickets?|people|wheelchairs?)?$/i;

function countField(name: string, least: number, synonyms: readonly string[]): Field {
  return {
    name,
    required: false,
    synonyms,
    parse(text) {
      const count = COUNT.exec(text)?.[1];
      if (count !== undefined && Number(count) >= least) return good(Number(count));
      // « Non », « aucun » or a dash; a yes does not say how many.
      return least === 0 && parseYesNo(text) === false ? good(0) : wrong('bad-count', { least });
    },
  };
}

const rankField: Field = {
  name: 'rank',
  required: false,
  synonyms: [
    'rang',
    'priorité',
    'ordre',
    'ordre de préférence',
    'préférence',
    'vœu',
    'voeu',
    'n° de vœu',
    'choix',
    'classement',
    'rank',
    'priority',
    'preference',
    'choice',
    'wish',
    'order',
  ],
  parse(text) {
    const rank = /^\D{0,12}?(\d{1,4})\s*(?:er|ère|e|è|ème|eme|st|nd|rd|th|[.,]0+)?$/i.exec(text)?.[1];
    const number = Number(rank ?? 0);
    return number >= 1 && number <= MOST_RANK ? good(number) : wrong('bad-rank', { most: MOST_RANK });
  },
};

const FIELDS: readonly Field[] = [
  ...STRUCTURE_FIELDS,
  {
    ...sessionCodeField,
    synonyms: [...sessionCodeField.synonyms, 'épreuve', 'événement', 'session demandée', 'session souhaitée', 'event'],
  },
  {
    name: 'formula',
    required: true,
    synonyms: ['formule', 'formula', 'type de formule', 'formule demandée', 'offre', 'package'],
    parse: parseFormula,
  },
  countField('groupSize', 1, [
    'taille du groupe',
    'taille de groupe',
    'taille',
    'personnes par groupe',
    'nombre par groupe',
    'group size',
  ]),
  countField('quantity', 1, [
    'quantité',
    'qté',
    'qte',
    'nombre',
    'nb',
    'nombre de formules',
    'nb de formules',
    'nb formules',
    'combien',
    'nombre demandé',
    'nombre de packs',
    'nombre souhaité',
    'quantity',
    'qty',
    'number of formulas',
  ]),
  countField('people', 1, [
    'personnes',
    'nombre de personnes',
    'nb de personnes',
    'nb personnes',
    'places',
    'nombre de places',
    'nb de places',
    'nb places',
    'billets',
    'nombre de billets',
    'nb de billets',
    'nb billets',
    'total places',
    'people',
    'seats',
    'tickets',
    'number of people',
    'number of seats',
    'number of tickets',
  ]),
  countField('wheelchairs', 0, [
    'fauteuils',
    'fauteuil',
    'places fauteuil',
    'dont fauteuils',
    'nombre de fauteuils',
    'nombre de places fauteuil',
    'nombre de places PMR',
    'nombre de PMR',
    'personnes à mobilité réduite',
    'nombre de personnes à mobilité réduite',
    'personnes en fauteuil',
    'nombre de personnes en fauteuil',
    'places PMR',
    'dont PMR',
    'PMR',
    'UFR',
    'places UFR',
    'wheelchairs',
    'wheelchair places',
    'number of wheelchairs',
  ]),
  rankField,
];

type Cells = Readonly<Record<string, unknown>>;
type Told<T> = T | RowFault;
const isFault = (told: unknown): told is RowFault => typeof told === 'object' && told !== null && 'severity' in told;
const refused = (field: string, code: string, facts: RowFault['facts'] = {}): RowFault => ({
  field,
  code,
  severity: 'error',
  facts,
});
const number = (cells: Cells, name: string): number | null => (cells[name] as number | null | undefined) ?? null;

/** What a rule of the basket refuses, told of this cell in the words of imports. */
function underRule<T>(field: string, decide: () => T): Told<T> {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refused(field, error.code.replace(/^\w+\//, ''), error.facts);
  }
}

/** People in one formula. A group says its size in the formula, beside it, or as the people of a single formula. */
function sizeOf({ formula, size }: FormulaWritten, cells: Cells): Told<number> {
  if (formula !== 'GROUP') return formulaSize(formula, null);
  const beside = number(cells, 'groupSize');
  if (size !== null && beside !== null && size !== beside)
    return refused('groupSize', 'group-size-differs', { size, beside });
  const alone = (number(cells, 'quantity') ?? 1) === 1 ? number(cells, 'people') : null;
  const people = size ?? beside ?? alone;
  return people === null
    ? refused('formula', 'no-group-size')
    : underRule(size === null && beside === null ? 'people' : 'groupSize', () => formulaSize('GROUP', people));
}

/** How many formulas: as said, or as many as the people make up (rule 15: a formula is never split). */
function quantityOf(size: number, cells: Cells): Told<number> {
  const people = number(cells, 'people');
  const quantity = number(cells, 'quantity');
  if (people === null) return quantity ?? 1;
  if (quantity === null && people % size === 0) return people / size;
  return quantity !== null && size * quantity === people
    ? quantity
    : refused('people', 'people-differ', { people, size, counted: size * (quantity ?? Math.ceil(people / size)) });
}

/** Rules 4, 6, 7, 13, 15, as on the screen, and what the sender is told besides: more people than members, or than seats. */
function wishFaults(values: DemandValues, memberCount: number | null, { wishes }: CheckContext): readonly RowFault[] {
  const wheelchairs = values.wheelchairs ?? 0;
  const basket = { size: values.size, quantity: values.quantity, wheelchairs };
  const people = peopleIn(basket);
  const session = wishes?.sessions.get(values.sessionCode);
  if (!wishes || !session) return [];
  const decided = underRule('sessionCode', () => decideDemand(basket, session, wishes.now, wishes.rules));
  if (isFault(decided)) {
    const field = { 'bad-quantity': 'quantity', 'too-many-wheelchairs': 'wheelchairs' }[decided.code];
    return [{ ...decided, field: field ?? decided.field }];
  }
  const granted = wishes.granted.get(wishKey(values));
  const others = granted && granted.wheelchairs !== (values.wheelchairs ?? granted.wheelchairs);
  if (granted && (granted.quantity !== values.quantity || others))
    return [refused('sessionCode', 'wish-decided', { code: values.sessionCode })];
  return granted ? [] : [...overMembers(people, memberCount), ...overSeats(people, wheelchairs, session)];
}

/** The wishes of structures: who asks, for which session, how many. The same rules as when they are entered by hand. */
export const demandsRules: KindRules<DemandValues> = {
  fields: FIELDS,
  complete(cells, context) {
    const { structure, faults } = structureOfRow(cells, context);
    const written = cells.formula as FormulaWritten;
    const size = sizeOf(written, cells);
    const quantity = isFault(size) ? 1 : quantityOf(size, cells);
    const values: DemandValues = {
      structureId: structure?.id ?? '',
      sessionCode: String(cells.sessionCode),
      formula: written.formula,
      size: isFault(size) ? 0 : size,
      quantity: isFault(quantity) ? 1 : quantity,
      wheelchairs: number(cells, 'wheelchairs'),
      rank: number(cells, 'rank'),
    };
    const counted = [size, quantity].filter(isFault);
    const decided = counted.length > 0 ? counted : wishFaults(values, structure?.memberCount ?? null, context);
    return {
      values,
      faults: [...faults, ...decided],
      keys:
        structure === null || counted.length > 0
          ? []
          : [{ key: wishKey(values), code: 'duplicate-wish', severity: 'error', field: 'sessionCode' }],
    };
  },
  follow(context) {
    const [overlapping, together] = [overlapTeller(context), overMembersTogether(context)];
    return (wish) => [...overlapping(wish), ...together(wish)];
  },
};

import { type Public, sortKey } from '@/modules/structures/structure.rules';
import { optionalEmail } from '../common-fields.rules';
import { parseDay } from '../date.rules';
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
import { bareCode, type KnownStructure } from './known-structures.rules';
import { nearStructures, type WrittenStructure } from './same-structure.rules';

/** One association or service. `foundedOn` is `YYYY-MM-DD`. */
export type StructureValues = {
  readonly externalId: string | null;
  readonly name: string;
  readonly sortKey: string;
  /** Null is what the file does not say, or not so that it is understood: it stays as it is. */
  readonly public: Public | null;
  readonly district: number | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly address: string | null;
  readonly contactEmail: string | null;
  readonly memberCount: number | null;
  readonly foundedOn: string | null;
  /** The record it is, where the number is written otherwise, or stands on one side alone. */
  readonly knownId?: string;
};

/** In this order: a « mission locale » is integration before anything its name also holds. */
const PUBLIC_WORDS: readonly (readonly [RegExp, Public])[] = [
  [/missionlocale|insertion|integration|emploi/, 'INTEGRATION'],
  [/handicap|sante|disab/, 'DISABILITY'],
  [/senior|aine|retraite|agees?$/, 'SENIORS'],
  [/jeunesse|jeune|education|scolaire|enfan|youth/, 'YOUTH'],
  [/solidarite|migrant|refugie|humanitaire|solidarity/, 'SOLIDARITY'],
  [/centresocial|social|cohesion/, 'SOCIAL'],
  [/quartier|locataire|neighbo/, 'NEIGHBOURHOOD'],
  [/sport/, 'SPORT'],
  [/cultur/, 'CULTURE'],
  [/^(autre|autres|other|divers)$/, 'OTHER'],
];

/** The public a structure serves, from the words of a register; null when they say nothing known. */
export function publicOf(text: string): Public | null {
  const word = compact(text);
  return PUBLIC_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** A district of Paris from 12, 12e, Paris 12, 75012; null when there is none. */
export function districtOf(text: string): number | null {
  const found = /(?:^|\D)(?:750|751)?(\d{1,2})(?:\s*(?:e|er|è|ème|eme|th|st|nd|rd)?\b)?[^\d]*$/i.exec(text);
  const district = Number(found?.[1]);
  return district >= 1 && district <= 20 ? district : null;
}

const words = (name: string, max: number, synonyms: readonly string[]): Field => ({
  name,
  required: false,
  synonyms,
  parse: textUpTo(max),
});

const nameField: Field = {
  name: 'name',
  required: true,
  synonyms: [
    'nom',
    'name',
    'structure',
    'association',
    'raison sociale',
    'dénomination',
    'nom de la structure',
    'titre',
    "nom de l'association",
    'organisme',
    "nom de l'organisme",
    'intitulé',
    'nom complet',
    'nom officiel',
    'structure bénéficiaire',
    'organisme bénéficiaire',
    'organisation',
    'organization',
  ],
  parse: (text) => (/\p{L}|\p{N}/u.test(text) ? textUpTo(300)(text, NO_CONTEXT) : wrong('bad-name')),
};
const NO_CONTEXT = { timeZone: 'UTC', ageOn: '2000-01-01' };

const publicField: Field = {
  name: 'public',
  required: false,
  synonyms: [
    'public',
    'catégorie',
    'categorie',
    'category',
    'type',
    'secteur',
    'type de public',
    'public accueilli',
    'domaine',
    'type de structure',
    "type d'association",
    "type d'organisme",
    'nature de la structure',
  ],
  parse: (text) => {
    const found = publicOf(text);
    return found ? good(found) : doubtful(null, 'unknown-public');
  },
};

/** The district of a place, in a column of its own. */
export const districtField: Field = {
  name: 'district',
  required: false,
  synonyms: ['arrondissement', 'arr', 'arrdt', 'district'],
  parse: (text) => {
    const district = districtOf(text);
    return district === null ? doubtful(null, 'bad-district') : good(district);
  },
};

const MOST_MEMBERS = 1_000_000;

const memberCountField: Field = {
  name: 'memberCount',
  required: false,
  synonyms: [
    'effectif',
    'adhérents',
    "nombre d'adhérents",
    'members',
    'nombre de membres',
    'members count',
    'bénéficiaires',
    'nombre de bénéficiaires',
  ],
  parse: (text) => {
    const digits = text.replace(/[\s.]/g, '');
    const count = /^\d{1,7}$/.test(digits) ? Number(digits) : MOST_MEMBERS + 1;
    return count > MOST_MEMBERS ? doubtful(null, 'bad-number') : good(count);
  },
};

const foundedField: Field = {
  name: 'foundedOn',
  required: false,
  synonyms: ['date_creation', 'date de création', 'créée le', 'création', 'founded', 'date de déclaration'],
  parse: (text, { ageOn }) => {
    // How the national register writes a day it does not know.
    if (text === '0001-01-01') return good(null);
    const day = parseDay(text, Number(ageOn.slice(0, 4)));
    return day === null ? doubtful(null, 'bad-date') : good(day);
  },
};

/** An address that is nothing but a postal code, where no column holds one, is the postal code: its header stood over several columns. */
function placeOf(cells: Readonly<Record<string, unknown>>): { postalCode: string | null; address: string | null } {
  const [postalCode, address] = [cells.postalCode as string | null, cells.address as string | null];
  const alone = postalCode === null && /^\d{5}$/.test(address ?? '');
  return alone ? { postalCode: address, address: null } : { postalCode, address };
}

/** A new structure that may be one we have, or one above: told, for somebody to look at before there are two. */
function nearTeller({ register }: CheckContext): (values: StructureValues) => readonly RowFault[] {
  const above = nearStructures();
  const told = (code: string, { name, postalCode }: WrittenStructure): RowFault[] => [
    { field: 'name', code, severity: 'warning', facts: { structure: [name, postalCode].filter(Boolean).join(', ') } },
  ];
  return (values) => {
    if (values.knownId !== undefined) return [];
    const known = register?.near(values) ?? null;
    const first = known === null ? above.near(values) : null;
    above.add(values);
    if (known !== null) return told('near-structure', known);
    return first === null ? [] : told('near-structure-above', first);
  };
}

/** The address of the structure. A person is no part of its record: whoever answers for it is invited, and has an account. */
const contactField: Field = {
  ...optionalEmail('contactEmail'),
  parse: (text, context) =>
    text.includes('@') ? optionalEmail('contactEmail').parse(text, context) : doubtful(null, 'contact-left-out'),
};

/** A dash where a number is wanted is none. */
const numberOf = (written: string | null): string | null =>
  written === null || bareCode(written) === '' ? null : written;

/** What no other row of the file may be as well: the number, the record it is, or for want of both the name and the place. */
function identitiesOf(written: WrittenStructure, known: KnownStructure | null): readonly string[] {
  const number = known?.externalId ?? written.externalId;
  const numbered = number === null ? [] : [`id\n${bareCode(number)}`];
  if (known !== null) return known.externalId === null ? [`is\n${known.id}`, ...numbered] : numbered;
  return number === null ? [`name\n${written.sortKey}\n${written.postalCode ?? ''}`] : numbered;
}

export const structuresRules: KindRules<StructureValues> = {
  fields: [
    words('externalId', 40, [
      'id',
      'rna',
      'siret',
      'siren',
      'identifiant',
      'n° rna',
      'numéro',
      'n° association',
      'code structure',
      'external id',
      'code association',
      'id structure',
      'id association',
    ]),
    nameField,
    publicField,
    districtField,
    words('postalCode', 12, ['code_postal', 'code postal', 'cp', 'postal code', 'zip', 'postcode']),
    words('city', 120, ['ville', 'city', 'commune', 'localité']),
    words('address', 300, [
      'adresse',
      'address',
      'adresse postale',
      'rue',
      'voie',
      "adresse de l'organisme",
      'siège social',
    ]),
    foundedField,
    contactField,
    memberCountField,
  ],
  complete(cells, { register }) {
    const name = String(cells.name);
    const externalId = numberOf(cells.externalId as string | null);
    const { postalCode, address } = placeOf(cells);
    const key = sortKey(name);
    const written: WrittenStructure = { name, sortKey: key, externalId, postalCode };
    const known = register?.same(written) ?? null;
    return {
      values: {
        externalId,
        name,
        sortKey: key,
        public: cells.public as Public | null,
        district:
          (cells.district as number | null) ??
          (/^750(0[1-9]|1\d|20)$/.test(postalCode ?? '') ? Number(postalCode?.slice(3)) : null),
        postalCode,
        city: cells.city as string | null,
        address,
        contactEmail: cells.contactEmail as string | null,
        memberCount: cells.memberCount as number | null,
        foundedOn: cells.foundedOn as string | null,
        ...(known === null ? {} : { knownId: known.id }),
      },
      faults: [],
      keys: identitiesOf(written, known).map((same) => ({
        key: same,
        code: 'duplicate-structure',
        severity: 'error',
        field: externalId === null ? 'name' : 'externalId',
      })),
    };
  },
  follow: nearTeller,
};

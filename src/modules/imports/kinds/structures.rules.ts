import { type Public, sortKey } from '@/modules/structures/structure.rules';
import { optionalEmail } from '../common-fields.rules';
import { parseDay } from '../date.rules';
import { doubtful, type Field, good, type KindRules, textUpTo, wrong } from '../field.rules';
import { compact } from '../text.rules';

/** One association or service. `foundedOn` is `YYYY-MM-DD`. */
export type StructureValues = {
  readonly externalId: string | null;
  readonly name: string;
  readonly sortKey: string;
  readonly public: Public;
  readonly district: number | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly address: string | null;
  readonly contactEmail: string | null;
  readonly memberCount: number | null;
  readonly foundedOn: string | null;
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
    return found ? good(found) : doubtful('OTHER', 'unknown-public');
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
    optionalEmail('contactEmail'),
    memberCountField,
  ],
  complete(cells) {
    const name = String(cells.name);
    const externalId = cells.externalId as string | null;
    const { postalCode, address } = placeOf(cells);
    const key = sortKey(name);
    const same = externalId === null ? `name\n${key}\n${postalCode ?? ''}` : `id\n${externalId}`;
    return {
      values: {
        externalId,
        name,
        sortKey: key,
        public: (cells.public as Public | null) ?? 'OTHER',
        district:
          (cells.district as number | null) ??
          (/^750(0[1-9]|1\d|20)$/.test(postalCode ?? '') ? Number(postalCode?.slice(3)) : null),
        postalCode,
        city: cells.city as string | null,
        address,
        contactEmail: cells.contactEmail as string | null,
        memberCount: cells.memberCount as number | null,
        foundedOn: cells.foundedOn as string | null,
      },
      faults: [],
      keys: [
        {
          key: same,
          code: 'duplicate-structure',
          severity: 'error',
          field: externalId === null ? 'name' : 'externalId',
        },
      ],
    };
  },
};

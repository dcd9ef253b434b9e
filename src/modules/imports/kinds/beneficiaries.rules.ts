import { sortKey } from '@/modules/structures/structure.rules';
import { type AgeBand, type Birth, parseBand, parseBirth } from '../age.rules';
import { optionalEmail, parseYesNo } from '../common-fields.rules';
import { doubtful, type Field, good, type KindRules, textUpTo, wrong } from '../field.rules';
import { wordsIn } from '../near-rows.rules';
import { fullNameField } from './full-name.rules';

/** One person of a structure's list (rule 1). Names as written; of a birth only the band is kept. */
export type BeneficiaryValues = {
  readonly lastName: string;
  readonly firstName: string;
  readonly sortKey: string;
  readonly email: string | null;
  /** Null is what the file does not say: it stays as it is. */
  readonly wheelchair: boolean | null;
  readonly ageBand: AgeBand | null;
  readonly reference: string | null;
  /** Its place, from 0, among the people of the file whom neither name, band nor reference tells apart; absent when no other has that name. */
  readonly namesake?: number;
  /** The record that somebody said it is, whatever the name. */
  readonly sameAs?: string;
};

const LONGEST_NAME = 100;

/** « Nom du jeune », « Prénom de l'enfant »: a name, and whose it is. */
export const namesOf = (names: readonly string[], whose: readonly string[]): readonly string[] =>
  names.flatMap((name) => whose.map((of) => `${name} ${of}`));
const WHOSE = ['enfant', 'jeune', 'participant', 'participante', 'bénéficiaire', 'adhérent', 'adhérente'].concat([
  'élève',
  'licencié',
  'inscrit',
  'membre',
  'usager',
  'résident',
  'stagiaire',
  'personne',
]);

/** A last or a first name, which a person has. */
export function nameField(name: string, synonyms: readonly string[]): Field {
  return {
    name,
    required: true,
    or: 'fullName',
    synonyms,
    parse(text) {
      if (text.length > LONGEST_NAME) return wrong('too-long', { max: LONGEST_NAME, length: text.length });
      if (!/\p{L}/u.test(text)) return wrong('bad-name');
      return /[\d@;<>=]/.test(text) ? doubtful(text, 'odd-name') : good(text);
    },
  };
}

const wheelchairField: Field = {
  name: 'wheelchair',
  required: false,
  synonyms: [
    'fauteuil',
    'fauteuil roulant',
    'wheelchair',
    'PMR',
    'UFR',
    'handicap moteur',
    'en fauteuil',
    'besoin fauteuil',
    'mobilité réduite',
    'PMR (oui/non)',
    'fauteuil (oui/non)',
  ],
  parse(text) {
    const yes = parseYesNo(text);
    // Guessing would put somebody in a seat that does not suit: the sender decides.
    return yes === null ? wrong('bad-yes-no') : good(yes);
  },
};

const birthField: Field = {
  name: 'birth',
  required: false,
  synonyms: [
    'date de naissance',
    'naissance',
    'né le',
    'née le',
    'né(e) le',
    'ddn',
    'birth date',
    'date of birth',
    'dob',
    'birthday',
    'année de naissance',
    'birth year',
    'année',
    'date naissance',
    'datenaissance',
    'date de naiss',
    'jour de naissance',
    'anniversaire',
    "date d'anniversaire",
    'né',
    'née',
    'date et lieu de naissance',
  ],
  looks: (text) => /^\d{1,2}\/\d{1,2}\/(19|20)\d{2}$/.test(text),
  parse(text, { ageOn, timeZone }) {
    const birth = parseBirth(text, ageOn, timeZone);
    return birth ? good(birth) : doubtful(null, 'bad-birth');
  },
};

const ageField: Field = {
  name: 'age',
  required: false,
  synonyms: ['âge', 'age', "tranche d'âge", 'tranche', 'age band', 'age group', "groupe d'âge", 'age range'],
  parse(text) {
    const band = parseBand(text);
    return band ? good(band) : doubtful(null, 'bad-age');
  },
};

export const beneficiariesRules: KindRules<BeneficiaryValues> = {
  fields: [
    nameField('lastName', [
      'nom',
      'nom de famille',
      "nom d'usage",
      'noms',
      'last name',
      'surname',
      'family name',
      'lastname',
      'nom usuel',
      'name',
      ...namesOf(['nom', 'nom de famille', "nom d'usage"], WHOSE),
      'nom marital',
      "nom d'épouse",
      'nom patronymique',
      'patronyme',
      'nom famille',
      'nom de naissance',
      'nom de jeune fille',
    ]),
    nameField('firstName', [
      'prénom',
      'prénoms',
      'prénom usuel',
      'first name',
      'given name',
      'firstname',
      'prénom(s)',
      ...namesOf(['prénom'], WHOSE),
    ]),
    fullNameField(
      'du participant',
      'des participants',
      "de l'enfant",
      'des enfants',
      'du bénéficiaire',
      'des bénéficiaires',
      'du jeune',
      'des jeunes',
      "de l'adhérent",
      'des adhérents',
    ),
    optionalEmail('email'),
    wheelchairField,
    birthField,
    ageField,
    {
      name: 'reference',
      required: false,
      synonyms: [
        'référence',
        'reference',
        'réf',
        'matricule',
        'n° adhérent',
        'numéro adhérent',
        'identifiant',
        'id',
        'n°',
        'numéro',
        'n° dossier',
        'code',
        "numéro d'adhérent",
        'code adhérent',
        'n° de licence',
        'n° licencié',
        'licence',
        'n° bénéficiaire',
        'code bénéficiaire',
        "n° d'inscrit",
        "n° d'élève",
        "n° d'usager",
        'n° membre',
        'n° de carte',
        'member id',
        'membership number',
      ],
      parse: textUpTo(60),
    },
  ],
  complete(cells) {
    const lastName = String(cells.lastName);
    const firstName = String(cells.firstName);
    const birth = cells.birth as Birth | null;
    const ageBand = birth?.band ?? (cells.age as AgeBand | null);
    const reference = cells.reference as string | null;
    const lastKey = sortKey(lastName);
    // As `personSortKey` makes it.
    const key = `${lastKey} ${sortKey(firstName)}`.trim();
    // Without spaces: D'ANGELO and DANGELO are one person, as are names cut elsewhere between the two columns.
    const who = key.replaceAll(' ', '');
    const row = `${who}\n${birth?.given ?? ageBand ?? ''}\n${reference ?? ''}`;
    return {
      values: {
        lastName,
        firstName,
        sortKey: key,
        email: cells.email as string | null,
        wheelchair: (cells.wheelchair as boolean | null | undefined) ?? null,
        ageBand,
        reference,
      },
      faults: [],
      keys: [
        { key: row, code: 'duplicate-person', severity: 'error', field: 'lastName' },
        ...(reference === null
          ? []
          : [{ key: reference, code: 'duplicate-reference', severity: 'error', field: 'reference' } as const]),
      ],
      person: {
        sortKey: key,
        lastNameWords: wordsIn(lastKey),
        birth: birth?.given ?? null,
        ageBand,
        reference,
      },
    };
  },
};

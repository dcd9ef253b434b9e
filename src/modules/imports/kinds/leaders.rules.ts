import { personSortKey } from '@/modules/structures/structure.rules';
import { optionalEmail } from '../common-fields.rules';
import {
  type CheckContext,
  doubtful,
  type Field,
  good,
  type KindRules,
  type ListedLeader,
  type RowFault,
  wrong,
} from '../field.rules';
import { areNear, type NamedPerson } from '../near-names.rules';
import { nameField, namesOf } from './beneficiaries.rules';
import { fullNameField } from './full-name.rules';
import { STRUCTURE_FIELDS, structureOfRow } from './structure-of-row.rules';

/** A group leader of a structure, known by an e-mail address (rule 8). */
export type LeaderValues = {
  readonly structureId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  readonly phone: string | null;
};

const byTwo = (digits: string): string => digits.match(/\d{1,2}/g)?.join(' ') ?? digits;

/**
 * A telephone number as it is read out: `06 12 34 56 78`, `+33 6 12 34 56 78`, `+44 20 7946 0958`. A French number whose
 * first zero a spreadsheet ate gets it back. Null when it cannot be one.
 */
export function normalisePhone(typed: string): string | null {
  const plus = /^\s*(\+|00)/.test(typed);
  const bare = typed
    .replace(/^\s*(\+|00)/, '')
    .replace(/\(0\)/, '')
    .replace(/[\s./()_–—-]+/g, '');
  if (!/^\d{6,15}$/.test(bare)) return null;
  if (!plus) {
    if (/^0[1-9]\d{8}$/.test(bare)) return byTwo(bare);
    if (/^[1-9]\d{8}$/.test(bare)) return byTwo(`0${bare}`);
    return /^33[1-9]\d{8}$/.test(bare) ? `+33 ${bare[2]} ${byTwo(bare.slice(3))}` : bare;
  }
  const french = /^330?([1-9])(\d{8})$/.exec(bare);
  return french ? `+33 ${french[1]} ${byTwo(french[2] ?? '')}` : `+${bare}`;
}

const phoneField: Field = {
  name: 'phone',
  required: false,
  synonyms: [
    'téléphone',
    'tél',
    'tel',
    'tel.',
    'portable',
    'mobile',
    'n° de téléphone',
    'numéro de téléphone',
    'téléphone portable',
    'tél portable',
    'gsm',
    'joignable au',
    'ligne directe',
    'contact téléphonique',
    'phone',
    'phone number',
    'mobile phone',
    'telephone',
  ],
  looks: (text) => /^(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}$/.test(text),
  parse(text) {
    const phone = normalisePhone(text);
    return phone === null ? doubtful(null, 'bad-phone') : good(phone);
  },
};

/** The tickets are delivered to this address: without one that can be written to there is no group leader. */
const emailField: Field = {
  ...optionalEmail('email'),
  required: true,
  parse(text, context) {
    const parsed = optionalEmail('email').parse(text, context);
    return parsed.fault ? wrong('bad-leader-email', {}, parsed.fault.proposal) : parsed;
  },
};

const WHOSE = [
  'responsable',
  'responsable de groupe',
  'accompagnateur',
  'accompagnatrice',
  'référent',
  'contact',
].concat(['encadrant', 'animateur', 'éducateur', 'chef de groupe']);

/** So many names of one structure are looked at, the oldest first. */
const MOST_COMPARED = 200;

/** A new address under a name the structure has, or one close to it, here or above: two leaders are made, so it is told. */
function nearTeller({ leaders }: CheckContext): (values: LeaderValues) => readonly RowFault[] {
  const above = new Map<string, ListedLeader[]>();
  return ({ structureId, lastName, firstName, email }) => {
    const listed = leaders?.listed?.get(structureId) ?? [];
    if (listed.some((known) => known.email === email)) return [];
    const before = above.get(structureId) ?? [];
    const sortKey = personSortKey(lastName, firstName);
    const near = [...listed, ...before]
      .slice(0, MOST_COMPARED)
      .find((known) => areNear(named(known.sortKey), named(sortKey)));
    if (before.length < MOST_COMPARED) above.set(structureId, [...before, { sortKey, email }]);
    return near === undefined
      ? []
      : [{ field: 'email', code: 'near-leader', severity: 'warning', facts: { email: near.email } }];
  };
}

const named = (sortKey: string): NamedPerson => ({
  sortKey,
  lastNameWords: 1,
  birth: null,
  ageBand: null,
  reference: null,
});

/** The group leaders of structures. The limit of tickets an address may hold (rule 2) is told; giving tickets decides. */
export const leadersRules: KindRules<LeaderValues> = {
  fields: [
    nameField('lastName', [
      'nom',
      'nom de famille',
      "nom d'usage",
      'last name',
      'surname',
      'name',
      ...namesOf(['nom', 'nom de famille'], WHOSE),
    ]),
    nameField('firstName', ['prénom', 'prénoms', 'first name', 'given name', ...namesOf(['prénom'], WHOSE)]),
    fullNameField('du responsable', 'des responsables', "de l'accompagnateur", 'des accompagnateurs', ...WHOSE),
    emailField,
    phoneField,
    ...STRUCTURE_FIELDS,
  ],
  complete(cells, context) {
    const { structure, faults } = structureOfRow(cells, context);
    const values: LeaderValues = {
      structureId: structure?.id ?? '',
      lastName: String(cells.lastName),
      firstName: String(cells.firstName),
      email: String(cells.email),
      phone: (cells.phone as string | null | undefined) ?? null,
    };
    const held = context.leaders?.full.get(values.email);
    const most = context.leaders?.most ?? 0;
    const full: RowFault[] =
      held === undefined
        ? []
        : [{ field: 'email', code: 'leader-full', severity: 'warning', facts: { tickets: held, most } }];
    return {
      values,
      faults: [...faults, ...full],
      keys:
        structure === null
          ? []
          : [
              {
                key: `${structure.id}\n${values.email}`,
                code: 'duplicate-leader',
                severity: 'error',
                field: 'email',
              },
            ],
    };
  },
  follow: nearTeller,
};

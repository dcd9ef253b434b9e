import { describe, expect, it } from 'vitest';
import { guessColumns } from './columns.rules';
import type { ImportKind } from './import.rules';
import { understandTable } from './table.rules';

/** Which header holds each field that was found. */
function found(kind: ImportKind, header: string, ...rows: string[]) {
  const headers = header.split(';');
  const mapping = guessColumns(
    kind,
    headers,
    rows.map((row) => row.split(';')),
  );
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([field, column]) => (column === null ? [] : [[field, headers[column]]])),
  );
}
const NAMES = { lastName: 'Nom', firstName: 'Prénom' };

describe('headers that hold a word of a field and are another thing', () => {
  it.each([
    ["Date d'inscription", '12/09/2016'],
    ['Certificat médical', '12/09/2016'],
    ['Année scolaire', '2019'],
    ["Année d'adhésion", '2019'],
    ['Lieu de naissance', 'Paris'],
    ['Code postal', '75012'],
    ['Numéro de téléphone', '0612345678'],
    ['Numéro de sécurité sociale', '1 23 45'],
    ['Code', ''],
    ["Contact d'urgence", 'Maman 06'],
    ['Prénom du responsable', 'Paul'],
    ['Date de naissance du responsable', '12/09/1976'],
    ['PMR (accompagnateur)', 'oui'],
    ['Tranche de quotient', 'B'],
  ])('given a list with a column « %s », then it says nothing of anybody', (header, cell) => {
    const { reference: _code, ...others } = found('BENEFICIARIES', `Nom;Prénom;${header}`, `Durand;Paul;${cell}`);
    expect(others).toEqual(NAMES);
    if (header !== 'Code') expect(_code).toBeUndefined();
  });

  it('given structures with a telephone and a president, then none of it is their number or their name', () => {
    expect(
      found(
        'STRUCTURES',
        "Nom de l'association;Adresse;Code postal;Ville;Numéro de téléphone;Président de l'association;Courriel",
      ),
    ).toEqual({
      name: "Nom de l'association",
      address: 'Adresse',
      postalCode: 'Code postal',
      city: 'Ville',
      contactEmail: 'Courriel',
    });
    expect(found('STRUCTURES', 'Contact;Structure;Mail', 'Marie;A asso;a@b.fr')).toMatchObject({
      contactEmail: 'Mail',
    });
  });

  it('given the numbers of houses, then no structure has one for its number', () => {
    expect(found('STRUCTURES', 'Nom;N°;Rue', 'A;12;des Lilas', 'B;45;du Port')).toEqual({
      name: 'Nom',
      address: 'Rue',
    });
  });

  it('given the places of a stadium by several names, then the narrowest is the block, wherever it stands', () => {
    for (const header of ['N° billet;Session;Tribune;Bloc;Rang;Place', 'N° billet;Session;Porte;Bloc;Rang;Place'])
      expect(found('TICKETS', header)).toMatchObject({ block: 'Bloc', row: 'Rang', seat: 'Place' });
    expect(found('TICKETS', 'N° billet;Session;Tribune;Rang;Prix de la place;Place')).toMatchObject({
      block: 'Tribune',
      seat: 'Place',
    });
  });

  it('given the name at birth before the name in use, then people are called as they are; with holes, by the one they all have', () => {
    const header = "Nom de naissance;Nom d'usage;Prénom";
    expect(found('BENEFICIARIES', header, 'A;B;C')).toMatchObject({ lastName: "Nom d'usage" });
    expect(found('BENEFICIARIES', header, 'A;B;C', 'D;;E')).toEqual({
      lastName: 'Nom de naissance',
      firstName: 'Prénom',
    });
  });

  it('given an address or a kind of seat under a header that tells nothing of it, then the values still tell', () => {
    expect(found('BENEFICIARIES', 'Nom;Prénom;Coordonnées', 'A;B;a@exemple.fr')).toMatchObject({
      email: 'Coordonnées',
    });
    expect(found('TICKETS', 'Référence;Session;Bloc;Rang;Place;Accès', '1;ATH01;A;1;1;PMR')).toMatchObject({
      kind: 'Accès',
    });
    expect(found('BENEFICIARIES', 'Nom;Prénom;Colonne 3', 'A;B;12/03/2011')).toMatchObject({ birth: 'Colonne 3' });
  });
});

describe('headers as offices write them', () => {
  it.each([
    "Nom de l'enfant",
    'Nom du jeune',
    'Nom du participant',
    'Nom bénéficiaire',
    'NOM DES ENFANTS',
    'Nom de votre enfant',
    'Nom/Name',
    '1. Nom',
    'Nom *',
    'NomDeFamille',
    'Nom marital',
    'Nom patronymique',
    'NOM (en majuscules)',
  ])('given « %s », then it is the last name', (header) => {
    expect(found('BENEFICIARIES', `Prénom;${header}`)).toEqual({ lastName: header, firstName: 'Prénom' });
  });

  it('given the first name of a parent before that of the child, then the child is the one of the list', () => {
    expect(found('BENEFICIARIES', "Prénom du responsable;Nom de l'enfant;Prénom de l'enfant")).toEqual({
      lastName: "Nom de l'enfant",
      firstName: "Prénom de l'enfant",
    });
  });

  it.each([
    ['BENEFICIARIES', 'Age au 01/07', 'age'],
    ['BENEFICIARIES', 'DateNaissance', 'birth'],
    ['BENEFICIARIES', 'Date et lieu de naissance', 'birth'],
    ['BENEFICIARIES', 'Besoin PMR', 'wheelchair'],
    ['BENEFICIARIES', 'Numéro de licence', 'reference'],
    ['GROUP_LEADERS', 'Mail du responsable', 'email'],
    ['GROUP_LEADERS', 'Numéro de tél. portable', 'phone'],
    ['STRUCTURES', 'Type de structure', 'public'],
    ['STRUCTURES', 'Code postal du siège', 'postalCode'],
    ['DEMANDS', 'Personnes à mobilité réduite', 'wheelchairs'],
    ['DEMANDS', 'Nombre de places souhaitées', 'people'],
    ['TICKETS', 'N° de rang', 'row'],
    ['SCANS', 'Date de passage', 'scannedAt'],
    ['SESSIONS', 'Horaire de début', 'start'],
    ['STRUCTURES', 'Structure bénéficiaire', 'name'],
    ['STRUCTURES', 'N° SIRET', 'externalId'],
  ] as const)('given %s with « %s », then it is the %s', (kind, header, field) => {
    expect(found(kind, header)).toEqual({ [field]: header });
  });

  it('given leaders under « Responsable », then both names are found there', () => {
    expect(found('GROUP_LEADERS', 'Structure;Responsable;Mail', 'Les Amis;DE LA TOUR Anne;a@b.fr')).toMatchObject({
      fullName: 'Responsable',
    });
  });
});

describe('lines that are numbered', () => {
  it.each([
    ['N°', ['1', '2', '3']],
    ['n°', ['1', '2', '1', '2', '3']],
    ['Numéro', ['3', '1', '2']],
    ['ID', ['1', '2', 'TOTAL', '3', '4', '5']],
    ['N°', ['1', '2', 'Nom', '3']],
    ['N°', ['1']],
  ])('given %j over %j, then it is nobody’s reference', (header, numbers) => {
    const rows = numbers.map((number, at) => `${number};Nom${'abcdefg'[at]};Léa`);
    expect(found('BENEFICIARIES', `${header};Nom;Prénom`, ...rows)).toEqual(NAMES);
    expect(found('STRUCTURES', `${header};Nom`, ...rows)).toEqual({ name: 'Nom' });
  });

  it('given a long list numbered before it was put in order, then its numbers are nobody’s either, under « N° » alone', () => {
    const rows = Array.from({ length: 59 }, (_, at) => `${((at * 37) % 300) + 1};Dupont;Léa`);
    expect(found('BENEFICIARIES', 'N°;Nom;Prénom', ...rows)).toEqual(NAMES);
    expect(found('BENEFICIARIES', 'Référence;Nom;Prénom', ...rows)).toMatchObject({ reference: 'Référence' });
  });

  it.each([
    ['N°', ['1042', '1043', '998']],
    ['N° adhérent', ['1', '2', '3']],
    ['Matricule', ['1', '2']],
    ['Référence', ['A-1', 'A-2']],
  ])('given %j over %j, then it is their reference', (header, numbers) => {
    const rows = numbers.map((number, at) => `${number};Nom${'abcdefg'[at]};Léa`);
    expect(found('BENEFICIARIES', `${header};Nom;Prénom`, ...rows)).toMatchObject({ reference: header });
  });
});

describe('a header of one column', () => {
  const table = (...lines: string[]) =>
    understandTable(
      'BENEFICIARIES',
      lines.map((line, at) => ({ line: at + 1, cells: line.split(';') })),
    );

  it.each([
    ['a stray cell beside it', ['Nom et prénom', 'DUPONT Marie', 'MARTIN Jean;à confirmer', 'LY Vu'], 1],
    ['a wide title above it', ['Association;Les Amis;2027', 'Nom et prénom', 'DUPONT Marie', 'MARTIN Jean'], 2],
    ['a title that names people', ['Participants', 'Nom et prénom', 'DUPONT Marie', 'MARTIN Jean'], 2],
    [
      '« Participants » and a stray cell',
      ['Liste 2027;;x', 'Participants', 'DUPONT Marie', 'MARTIN Jean;à confirmer'],
      2,
    ],
  ])('given %s, then it is the header and nobody', (_what, lines, headerLine) => {
    expect(table(...lines)).toMatchObject({ headerLine, mapping: { fullName: 0 }, missing: [] });
  });

  it('given a title of structures above a whole header, then that one is the header', () => {
    const rows = ['Associations', 'Nom;Adhérents', 'Les Amis;100'].map((line, at) => ({
      line: at + 1,
      cells: line.split(';'),
    }));
    expect(understandTable('STRUCTURES', rows).headerLine).toBe(2);
  });

  it('given headers that a program made, then they are no row and their columns are to be said', () => {
    expect(table('Colonne A;Colonne B', 'Dupont;Léa')).toMatchObject({
      headerLine: 1,
      headers: ['Colonne A', 'Colonne B'],
      missing: ['lastName', 'firstName'],
    });
  });
});

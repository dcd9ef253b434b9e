import Papa from 'papaparse';
import type { Dice } from './chance';

export type DemoStructure = {
  readonly externalId: string;
  readonly name: string;
  readonly public: string;
  readonly district: number;
  readonly email: string;
  readonly members: number;
};

/** A word of the import's own list for each public, with the kind of place that serves it and a share in hundredths. */
const KINDS = [
  { public: 'centre social', share: 20, places: ['Centre social', 'Maison de quartier', 'Foyer'] },
  {
    public: 'jeunesse / éducation',
    share: 22,
    places: ['Escale Jeunesse', 'Club de prévention', 'Ludothèque', 'Réussite en Duo'],
  },
  { public: 'sport', share: 18, places: ['Judo club', 'Boxe éducative', 'Amicale sportive', 'Élan'] },
  { public: 'seniors', share: 9, places: ['Amicale des aînés', 'Club du Bel Âge'] },
  {
    public: 'handicap / santé',
    share: 9,
    places: ['Main-Courante', 'Atelier Grain de Sel', 'Entraide Sourds et Entendants'],
  },
  { public: 'mission locale / insertion', share: 8, places: ['Mission locale', 'Chantier'] },
  { public: 'solidarité / migrants', share: 8, places: ['Les Passerelles', 'Le Seuil Partagé', 'Halte'] },
  { public: 'culture', share: 3, places: ['Théâtre', 'Atelier'] },
  { public: 'quartier / locataires', share: 3, places: ['Amicale des locataires', 'Régie'] },
] as const;

const WHERE = [
  'de l’Orme-Rouge',
  'des Trois-Fontaines',
  'du Canal',
  'des Cimes',
  'de Belle-Aurore',
  'du Quai-Vert',
  'Vaugandry',
  'du Pas-de-Côté',
  'des Lilas-Bleus',
  'de la Butte-Claire',
  'du Pont-Neuilly',
  'des Tanneurs',
  'de la Source',
  'des Quatre-Vents',
  'du Vieux-Moulin',
  'de la Gare-d’Eau',
  'des Peupliers',
  'du Clos-Fleuri',
  'des Marronniers',
  'de la Halle',
] as const;

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Invented structures over the publics and the 20 districts; no real association is among them. */
export function inventStructures(dice: Dice, count = 300): DemoStructure[] {
  const wheel = KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const kind = dice.pick(wheel);
    const district = (i % 20) + 1;
    let name = `${dice.pick(kind.places)} ${dice.pick(WHERE)}`;
    if (taken.has(name)) name = `${name}, ${district}e`;
    for (let n = 2; taken.has(name); n++) name = `${name.replace(/ n° \d+$/, '')} n° ${n}`;
    taken.add(name);
    return {
      externalId: `DEMO-${String(i + 1).padStart(4, '0')}`,
      name,
      public: kind.public,
      district,
      email: `contact@${slug(name).slice(0, 50)}.example`,
      members: dice.between(12, 60) * dice.between(1, 4),
    };
  });
}

/** The structures as a file the import of structures takes. */
export function structuresFile(structures: readonly DemoStructure[]): string {
  return Papa.unparse(
    structures.map((s) => ({
      id: s.externalId,
      nom: s.name,
      categorie: s.public,
      arrondissement: s.district,
      code_postal: `750${String(s.district).padStart(2, '0')}`,
      ville: 'PARIS',
      adresse: '',
      date_creation: '',
      email: s.email,
      adherents: s.members,
    })),
  );
}

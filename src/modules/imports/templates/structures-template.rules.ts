import { always, chosen, type KindTemplate } from './template-column.rules';
import { pastDayWays } from './written-ways.rules';

export const structuresTemplate: KindTemplate = {
  externalId: {
    header: { fr: 'Identifiant', en: 'External ID' },
    writing: 'as-is',
    written: always('W751234567'),
  },
  name: {
    header: { fr: 'Nom de la structure', en: 'Name' },
    writing: 'text',
    written: (locale) => [locale === 'fr' ? 'Centre social des Deux-Rives' : 'Two Banks Community Centre'],
  },
  public: chosen(
    { fr: 'Public', en: 'Category' },
    [
      [
        ['Social', 'centre social', 'cohésion'],
        ['Social', 'social centre'],
      ],
      [['Jeunesse', 'jeunes', 'éducation', 'enfance'], ['Youth']],
      [
        ['Sport', 'club sportif'],
        ['Sport', 'sports club'],
      ],
      [
        ['Handicap', 'santé'],
        ['Disability', 'disabled people'],
      ],
      [
        ['Seniors', 'aînés', 'retraités'],
        ['Seniors', 'retraités'],
      ],
      [
        ['Culture', 'association culturelle'],
        ['Culture', 'cultural'],
      ],
      [
        ['Quartiers', 'vie de quartier', 'locataires'],
        ['Neighbourhood', 'neighborhood'],
      ],
      [['Insertion', 'mission locale', 'emploi'], ['Integration']],
      [
        ['Solidarité', 'migrants', 'humanitaire'],
        ['Solidarity', 'migrants'],
      ],
      [['Autre', 'divers'], ['Other']],
    ],
    { shown: 0 },
  ),
  district: {
    header: { fr: 'Arrondissement', en: 'District' },
    writing: 'district',
    written: (locale) => ['12', locale === 'fr' ? '12e' : '12th', 'Paris 12', '75012'],
  },
  postalCode: { header: { fr: 'Code postal', en: 'Postal code' }, writing: 'as-is', written: always('75012') },
  city: { header: { fr: 'Ville', en: 'City' }, writing: 'text', written: always('Paris') },
  address: {
    header: { fr: 'Adresse', en: 'Address' },
    writing: 'text',
    written: always('3 bis, rue de l’Écluse'),
  },
  foundedOn: { header: { fr: 'Date de création', en: 'Founded' }, writing: 'day', written: pastDayWays },
  contactEmail: {
    header: { fr: 'Adresse e-mail', en: 'Contact email' },
    writing: 'email',
    written: always('accueil@deux-rives.example', 'Accueil@Deux-Rives.example'),
  },
  memberCount: {
    header: { fr: 'Effectif', en: 'Members' },
    writing: 'number',
    written: always('1250', '1 250', '1.250'),
  },
};

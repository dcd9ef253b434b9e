import { STRUCTURE_COLUMNS } from './structure-columns.rules';
import { always, BOTH_NAMES, type KindTemplate } from './template-column.rules';

export const leadersTemplate: KindTemplate = {
  lastName: {
    header: { fr: 'Nom', en: 'Last name' },
    writing: 'name',
    written: (locale) => [locale === 'fr' ? 'Lemaître-Diop' : 'O’Connor'],
  },
  firstName: { header: { fr: 'Prénom', en: 'First name' }, writing: 'name', written: always('Zoé') },
  fullName: BOTH_NAMES,
  email: {
    header: { fr: 'E-mail', en: 'E-mail' },
    writing: 'email',
    written: always('zoe@example.org', 'Zoe@Example.org'),
  },
  phone: {
    header: { fr: 'Téléphone', en: 'Phone' },
    writing: 'phone',
    written: always('06 12 34 56 78', '0612345678', '06.12.34.56.78', '612345678'),
  },
  ...STRUCTURE_COLUMNS,
};

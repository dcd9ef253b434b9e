import { always, BOTH_NAMES, chosen, type KindTemplate } from './template-column.rules';
import { birthWays, YES_NO } from './written-ways.rules';

export const beneficiariesTemplate: KindTemplate = {
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
  wheelchair: chosen({ fr: 'Fauteuil roulant', en: 'Wheelchair' }, YES_NO, { shown: 1, writing: 'yes-no' }),
  birth: { header: { fr: 'Date de naissance', en: 'Date of birth' }, writing: 'birth', written: birthWays },
  age: chosen(
    { fr: 'Tranche d’âge', en: 'Age band' },
    [
      [
        ['Moins de 12 ans', 'enfant', '8'],
        ['Under 12', 'child', '8'],
      ],
      [
        ['12-17 ans', 'ado', '15'],
        ['12-17', 'teen', '15'],
      ],
      [
        ['18-25 ans', '18/25', '21'],
        ['18-25', '18/25', '21'],
      ],
      [
        ['26-59 ans', 'adulte', '34'],
        ['26-59', 'adult', '34'],
      ],
      [
        ['60 ans et plus', '60+', 'senior', '72'],
        ['60+', 'senior', '72'],
      ],
    ],
    { shown: 1, writing: 'age' },
  ),
  reference: {
    header: { fr: 'Référence', en: 'Reference' },
    writing: 'as-is',
    written: always('00417'),
  },
};

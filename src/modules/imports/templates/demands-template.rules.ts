import { STRUCTURE_COLUMNS } from './structure-columns.rules';
import { always, type ChoicePair, type ColumnModel, chosen, type KindTemplate } from './template-column.rules';
import { sessionCodeWays } from './written-ways.rules';

const groupOf = (size: number): ChoicePair => [[`Groupe ${size}`], [`Group ${size}`]];
/** How to write it otherwise is said of the first group alone. */
const FIRST_GROUP: ChoicePair = [
  ['Groupe 5', 'Groupe de 5', '5 personnes'],
  ['Group 5', 'Group of 5', '5 people'],
];
const FORMULAS: readonly ChoicePair[] = [
  [
    ['Solo', 'individuel', '1'],
    ['Solo', 'single', '1'],
  ],
  [
    ['Duo', 'couple', '2'],
    ['Duo', 'pair', '2'],
  ],
  [
    ['Famille', 'familial', '4'],
    ['Family', '4'],
  ],
  FIRST_GROUP,
  ...[6, 8, 10, 12, 15, 20, 25, 30].map(groupOf),
];
/** Said by another column already: the reading knows it, the template does not ask twice. */
const saidElsewhere = (header: ColumnModel['header'], value: string): ColumnModel => ({
  header,
  writing: 'number',
  written: always(value),
  standing: () => 'absent',
});

export const demandsTemplate: KindTemplate = {
  ...STRUCTURE_COLUMNS,
  sessionCode: {
    header: { fr: 'Code de la session', en: 'Session ID' },
    writing: 'session-code',
    written: sessionCodeWays,
  },
  formula: chosen({ fr: 'Formule', en: 'Formula' }, FORMULAS, { shown: 1, writing: 'formula' }),
  groupSize: saidElsewhere({ fr: 'Taille du groupe', en: 'Group size' }, '12'),
  quantity: { header: { fr: 'Quantité', en: 'Quantity' }, writing: 'number', written: always('3', 'x3') },
  people: saidElsewhere({ fr: 'Nombre de personnes', en: 'Number of people' }, '6'),
  wheelchairs: {
    header: { fr: 'Dont fauteuils', en: 'Wheelchairs' },
    writing: 'number',
    written: (locale) => ['1', locale === 'fr' ? '1 fauteuil' : '1 wheelchair'],
  },
  rank: {
    header: { fr: 'Priorité', en: 'Priority' },
    writing: 'number',
    written: (locale) => ['1', ...(locale === 'fr' ? ['1er', 'vœu 1'] : ['1st', 'wish 1'])],
  },
};

import { compact } from '../text.rules';
import type { InBoth } from './template-column.rules';

type Sheets = { readonly table: string; readonly guide: string; readonly lists: string };

/** The sheets of a template, in their order. The reading of any file knows the guide by its name. */
export const SHEETS: InBoth<Sheets> = {
  fr: { table: 'À remplir', guide: 'Mode d’emploi', lists: 'Listes' },
  en: { table: 'To fill in', guide: 'How to use', lists: 'Lists' },
};

const GUIDES: ReadonlySet<string> = new Set(Object.values(SHEETS).map(({ guide }) => compact(guide)));

/** Whether a sheet is the guide of one of our templates, which is no table wherever it was moved. */
export const isGuideSheet = (name: string): boolean => GUIDES.has(compact(name));

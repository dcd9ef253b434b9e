import { compact } from '../text.rules';
import type { InBoth } from './template-column.rules';

type Sheets = { readonly table: string; readonly guide: string; readonly lists: string };

/** The sheets of a template, in their order. The reading of any file knows the guide and the lists by their names. */
export const SHEETS: InBoth<Sheets> = {
  fr: { table: 'À remplir', guide: 'Mode d’emploi', lists: 'Listes du modèle' },
  en: { table: 'To fill in', guide: 'How to use', lists: 'Template lists' },
};

const GUIDES: ReadonlySet<string> = new Set(Object.values(SHEETS).map(({ guide }) => compact(guide)));
const LISTS: ReadonlySet<string> = new Set(Object.values(SHEETS).map(({ lists }) => lists));

/** Whether a sheet is the guide of one of our templates, which is no table wherever it was moved. */
export const isGuideSheet = (name: string): boolean => GUIDES.has(compact(name));

/** Whether a hidden sheet is that of our own drop-downs: it holds nothing of the sender's that is left unread. */
export const isListsSheet = (name: string): boolean => LISTS.has(name);

import { compact } from '../text.rules';

/**
 * The header, in each language, of the column of reasons in a file handed back. It is no information of the sender: the
 * reading keeps it aside, and counts it in no limit on columns.
 */
export const REASONS_HEADERS = { fr: 'À corriger', en: 'To correct' } as const;

const KNOWN: ReadonlySet<string> = new Set(Object.values(REASONS_HEADERS).map(compact));

/** Whether a header is that of our own column of reasons. */
export const isReasonsHeader = (header: string): boolean => KNOWN.has(compact(header));

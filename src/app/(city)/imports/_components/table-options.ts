import type { TableStateOptions } from '@/ui/table-state';

export const IMPORTS_TABLE = { filters: ['kind'] } as const satisfies TableStateOptions;
/** The rows of one import: which of them, and of which problem. */
export const ROWS_TABLE = { filters: ['only', 'code'] } as const satisfies TableStateOptions;

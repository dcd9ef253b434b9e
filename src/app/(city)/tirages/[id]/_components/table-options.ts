import type { TableStateOptions } from '@/ui/table-state';

export const RESULTS_TABLE = { filters: ['outcome'] } as const satisfies TableStateOptions;

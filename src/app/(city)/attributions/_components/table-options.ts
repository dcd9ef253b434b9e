import type { TableStateOptions } from '@/ui/table-state';

export const ALLOCATIONS_TABLE = {
  filters: ['state', 'due', 'public', 'structureId', 'sessionId'],
  sort: { column: 'confirmBy', direction: 'asc' },
} as const satisfies TableStateOptions;

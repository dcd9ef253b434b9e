import type { TableStateOptions } from '@/ui/table-state';

export const STRUCTURES_TABLE = {
  filters: ['public', 'district'],
  sort: { column: 'name', direction: 'asc' },
} as const satisfies TableStateOptions;

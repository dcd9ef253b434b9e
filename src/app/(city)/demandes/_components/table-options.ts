import type { TableStateOptions } from '@/ui/table-state';

export const DEMANDS_TABLE = {
  filters: ['state', 'competition', 'public', 'sport'],
  sort: { column: 'createdAt', direction: 'desc' },
} as const satisfies TableStateOptions;

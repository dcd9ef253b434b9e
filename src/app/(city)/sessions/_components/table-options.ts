import type { TableStateOptions } from '@/ui/table-state';

export const SESSIONS_TABLE = {
  filters: ['sport', 'day', 'venue', 'competition', 'status'],
  sort: { column: 'startsAt', direction: 'asc' },
} as const satisfies TableStateOptions;

import type { TableStateOptions } from '@/ui/table-state';

export const TICKETS_TABLE: TableStateOptions = {
  filters: ['state', 'reached', 'kind', 'competition', 'session', 'sessionId', 'structureId', 'allocationId', 'named'],
  sort: { column: 'session', direction: 'asc' },
};

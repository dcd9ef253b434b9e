import type { TableStateOptions } from '@/ui/table-state';

export const WAVE_TABLE: TableStateOptions = { filters: ['state'] };

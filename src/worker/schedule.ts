import type { JobHandler, Recurring } from '@/platform/queue';

/** Every job the worker knows. */
export const handlers: readonly JobHandler[] = [];

/** ALL recurring work, on one page. */
export const recurring: readonly Recurring[] = [];

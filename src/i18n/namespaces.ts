/** One JSON file a namespace and a language under `messages/`. A new file is added here and in `messages.d.ts`. */
export const namespaces = [
  'common',
  'ui',
  'accounts',
  'programmes',
  'sessions',
  'tickets',
  'structures',
  'imports',
  'templates',
  'catalogue',
  'demands',
  'allocation',
  'draw',
  'trials',
  'claims',
  'attendance',
  'privacy',
  'audit',
  'today',
  'mails',
] as const;
export type Namespace = (typeof namespaces)[number];

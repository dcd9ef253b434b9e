/** The readings that leave a line each time, as the trail names them: lists of people and pages that show somebody. */
export const READING_ACTIONS = [
  'accounts/invitations',
  'accounts/list',
  'accounts/mailbox',
  'accounts/message',
  'attendance/roster',
  'audit/trail',
  'claims/choices',
  'claims/held',
  'claims/outing',
  'claims/preview-wave',
  'claims/wave-mails',
  'imports/difference',
  'imports/kept',
  'imports/read',
  'imports/rows',
  'sessions/page',
  'structures/choices',
  'structures/group-leaders',
  'structures/page',
  'structures/people',
  'tickets/list',
  'tickets/one',
  'today/search',
] as const;

/** The commands that say a file left. */
export const EXPORT_ACTIONS = [
  'attendance/export',
  'attendance/export-names',
  'audit/export',
  'imports/take-back',
] as const;

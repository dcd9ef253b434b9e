import type { SessionKind } from '@/modules/sessions/session.rules';
import type { ProgrammeRules } from './programme.schema';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Rule 13: ceremonies stand outside the programme unless it says otherwise. */
export function isExcluded(sessionKind: SessionKind, rules: Pick<ProgrammeRules, 'ceremoniesExcluded'>): boolean {
  return sessionKind === 'CEREMONY' && rules.ceremoniesExcluded;
}

/** Rule 12: the instant from which the names may and must go; retention counts in days of 24 hours. */
export function purgeDueAt(programmeEndsAt: Date, rules: Pick<ProgrammeRules, 'retentionDays'>): Date {
  return new Date(programmeEndsAt.getTime() + rules.retentionDays * DAY);
}

/** Rule 14: the latest instant to be at the venue. */
export function arriveBy(startsAt: Date, rules: Pick<ProgrammeRules, 'arriveMinutesBefore'>): Date {
  return new Date(startsAt.getTime() - rules.arriveMinutesBefore * MINUTE);
}

/** Rule 9: the instant from which the QR code may be shown. */
export function qrVisibleAt(startsAt: Date, rules: Pick<ProgrammeRules, 'qrHoursBefore'>): Date {
  return new Date(startsAt.getTime() - rules.qrHoursBefore * 60 * MINUTE);
}

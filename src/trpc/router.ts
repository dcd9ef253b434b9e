import { accountsRouter } from '@/modules/accounts/account.router';
import { profileRouter } from '@/modules/accounts/profile.router';
import { secondFactorRouter } from '@/modules/accounts/second-factor.router';
import { allocationRouter } from '@/modules/allocation/allocation.router';
import { drawRulesRouter } from '@/modules/allocation/draw-rules/draw-rules.router';
import { attendanceRouter } from '@/modules/attendance/attendance.router';
import { auditRouter } from '@/modules/audit/audit.router';
import { holderRouter } from '@/modules/claims/holder.router';
import { spaceRouter } from '@/modules/claims/space.router';
import { wavesRouter } from '@/modules/claims/wave.router';
import { demandsRouter } from '@/modules/demands/demand.router';
import { importsRouter } from '@/modules/imports/import.router';
import { privacyRouter } from '@/modules/privacy/privacy.router';
import { programmesRouter } from '@/modules/programmes/programme.router';
import { recordsRouter } from '@/modules/records/record.router';
import { sessionsRouter } from '@/modules/sessions/session.router';
import { peopleRouter } from '@/modules/structures/people.router';
import { structuresRouter } from '@/modules/structures/structure.router';
import { ticketsRouter } from '@/modules/tickets/ticket.router';
import { todayRouter } from '@/modules/today/today.router';
import { router } from './init';

export const appRouter = router({
  accounts: accountsRouter,
  profile: profileRouter,
  attendance: attendanceRouter,
  audit: auditRouter,
  imports: importsRouter,
  privacy: privacyRouter,
  programmes: programmesRouter,
  records: recordsRouter,
  today: todayRouter,
  allocation: allocationRouter,
  drawRules: drawRulesRouter,
  demands: demandsRouter,
  secondFactor: secondFactorRouter,
  sessions: sessionsRouter,
  structures: structuresRouter,
  holder: holderRouter,
  people: peopleRouter,
  space: spaceRouter,
  tickets: ticketsRouter,
  waves: wavesRouter,
});

export type AppRouter = typeof appRouter;

import { accountsRouter } from '@/modules/accounts/account.router';
import { attendanceRouter } from '@/modules/attendance/attendance.router';
import { auditRouter } from '@/modules/audit/audit.router';
import { importsRouter } from '@/modules/imports/import.router';
import { programmesRouter } from '@/modules/programmes/programme.router';
import { todayRouter } from '@/modules/today/today.router';
import { router } from './init';

export const appRouter = router({
  accounts: accountsRouter,
  attendance: attendanceRouter,
  audit: auditRouter,
  imports: importsRouter,
  programmes: programmesRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;

import { router, signedIn } from '@/trpc/init';
import { attendanceReport, ownAttendance } from './attendance.queries';
import { attendanceReportInput } from './attendance.schema';
import { gateSession, gateSessions } from './gate.queries';
import { gateRoster } from './gate-roster.queries';
import { gateSessionInput, scanBatchInput, scanTicketInput } from './scan.schema';
import { scanBatch } from './scan-batch';
import { scanTicket } from './scan-ticket';

export const attendanceRouter = router({
  report: signedIn.input(attendanceReportInput).query(({ ctx, input }) => attendanceReport(ctx.actor, input)),
  mine: signedIn.query(({ ctx }) => ownAttendance(ctx.actor, undefined)),
  gates: signedIn.query(({ ctx }) => gateSessions(ctx.actor, undefined)),
  gate: signedIn.input(gateSessionInput).query(({ ctx, input }) => gateSession(ctx.actor, input)),
  roster: signedIn.input(gateSessionInput).query(({ ctx, input }) => gateRoster(ctx.actor, input)),
  scan: signedIn.input(scanTicketInput).mutation(({ ctx, input }) => scanTicket(ctx.actor, input)),
  scanBatch: signedIn.input(scanBatchInput).mutation(({ ctx, input }) => scanBatch(ctx.actor, input)),
});

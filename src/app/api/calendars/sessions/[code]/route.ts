import { sessionCalendar } from '@/modules/demands/calendar.queries';
import { calendarAnswer } from '../../calendar-answer';

/** One session of the programme, for a calendar. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  const asked = {
    path: 'calendars.sessions',
    fileName: `session-${code.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 30)}.ics`,
    name: () => code.slice(0, 30),
  };
  return calendarAnswer(request, asked, async (actor) => [await sessionCalendar(actor, { code })]);
}

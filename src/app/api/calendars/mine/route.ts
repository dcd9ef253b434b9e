import { ownCalendar } from '@/modules/demands/calendar.queries';
import { calendarAnswer } from '../calendar-answer';

/** The wishes and the places of the reader's structure, for its calendar. */
export function GET(request: Request): Promise<Response> {
  const asked = {
    path: 'calendars.mine',
    fileName: 'gradins.ics',
    name: (t: (key: 'mine') => string) => t('mine'),
  };
  return calendarAnswer(request, asked, (actor) => ownCalendar(actor, {}));
}

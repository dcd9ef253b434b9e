import { anybody, city, cityAndLeaders, everyAccount, only } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';

const admin = only('admin');
const PROGRAMME = {
  name: 'Une autre édition',
  startsOn: '2027-07-01',
  endsOn: '2027-08-01',
  senderName: 'Billetterie',
  contactEmail: 'billetterie@ville.test',
  contactPhone: '01 00 00 00 01',
};
const soon = (days: number) => new Date(Date.now() + days * 86_400_000);

export const programmes: RowsOf<'programmes'> = {
  current: { scope: 'none', who: everyAccount, input: nothingAsked },
  list: { scope: 'none', who: everyAccount, input: nothingAsked },
  contact: { scope: 'none', who: anybody, input: nothingAsked },
  previewCutoff: { scope: 'none', who: city, input: () => ({ cutoffHours: 24 }) },
  change: {
    scope: 'programme',
    who: admin,
    elsewhere: 'no',
    input: ({ programmeId }) => ({
      programmeId,
      version: 0,
      ...PROGRAMME,
      rules: { cutoffHours: 72 },
      reason: 'OTHER',
    }),
  },
  create: { scope: 'none', who: admin, input: () => ({ slug: 'une-autre', timeZone: 'Europe/Paris', ...PROGRAMME }) },
};

export const sessions: RowsOf<'sessions'> = {
  list: { scope: 'none', who: everyAccount, input: () => ({}) },
  page: { scope: 'programme', who: city, input: ({ sessionCode }) => ({ code: sessionCode }) },
  trail: { scope: 'programme', who: city, input: ({ sessionId }) => ({ sessionId }) },
  hold: {
    scope: 'programme',
    who: city,
    input: ({ sessionId }) => ({ sessionId, quantity: 1, version: 0, reason: 'OTHER' }),
  },
  releaseHeld: {
    scope: 'programme',
    who: city,
    input: ({ sessionId }) => ({ sessionId, quantity: 1, version: 0, reason: 'OTHER' }),
    before: (sql, { sessionId }) =>
      sql(
        `UPDATE ticket SET state = 'HELD' WHERE id IN (SELECT id FROM ticket WHERE session_id = $1 AND state = 'FREE' LIMIT 2)`,
        [sessionId],
      ),
  },
  assignGate: { scope: 'programme', who: city, input: ({ sessionId }) => ({ sessionId, version: 0, userIds: [] }) },
  cancel: { scope: 'programme', who: city, input: ({ sessionId }) => ({ sessionId, version: 0, reason: 'OTHER' }) },
  postpone: {
    scope: 'programme',
    who: city,
    input: ({ sessionId }) => ({ sessionId, version: 0, reason: 'OTHER', startsAt: soon(30), endsAt: soon(30.1) }),
  },
  answerPostponement: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ postponementId, structureId }, actor) => ({
      postponementId,
      choice: 'KEEP',
      ...(actor === 'leaderA' || actor === 'leaderB' ? {} : { structureId }),
    }),
  },
};

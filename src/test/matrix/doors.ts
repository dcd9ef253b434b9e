import path from 'node:path';
import { IMPORT_KINDS, type ImportKind, structureIn } from '@/modules/imports/import.rules';
import { templateAddress } from '@/modules/imports/templates/template-address.rules';
import { type ActorName, anybody, city, cityAndLeaders, type Met, only, type Who } from './actors';
import type { Things } from './things';

type Ask = { readonly what: string; readonly request: Request; readonly params?: Readonly<Record<string, string>> };

/** The declared row of one route: what is asked of it, and who gets an answer. */
export type Door =
  | {
      readonly who: Who;
      /** What those who meet `yes` on their own meet on another's and on nothing there; only where a request aims at something. */
      readonly elsewhere?: Met;
      readonly asks: (things: Things) => readonly Ask[];
    }
  | { readonly shownBy: string };

const HOME = 'http://gradins.test';
const get = (path: string, params?: Ask['params']): Ask => ({
  what: path,
  request: new Request(`${HOME}${path}`),
  ...(params && { params }),
});

function post(path: string, body: BodyInit, type?: string): Ask {
  const headers = { origin: HOME, ...(type && { 'content-type': type }) };
  return { what: path, request: new Request(`${HOME}${path}`, { method: 'POST', headers, body }) };
}

/** A file as a browser sends it: the form in one piece, with its length. */
function upload(fields: Readonly<Record<string, string>>): Ask {
  const boundary = 'gradins-matrix';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="liste.csv"\r\nContent-Type: text/csv\r\n\r\nNom;Prénom\r\nDiop;Awa\r\n\r\n--${boundary}--\r\n`;
  const body = Buffer.from(parts.join('') + file);
  const headers = {
    origin: HOME,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(body.length),
  };
  return { what: '/api/uploads', request: new Request(`${HOME}/api/uploads`, { method: 'POST', headers, body }) };
}

const sheet = (name: string, query = ''): Ask => get(`/api/exports/${name}.csv${query}`, { file: `${name}.csv` });
const names = (filters: object): Ask =>
  post('/api/exports/names', JSON.stringify({ format: 'csv', reason: 'OTHER', filters }), 'application/json');
const corrected = (importId: string): Ask =>
  post('/api/exports/corrected', JSON.stringify({ importId, rows: 'all' }), 'application/json');
const OF_STRUCTURES = IMPORT_KINDS.filter((kind) => structureIn(kind) !== 'never');
const template = (kind: ImportKind): Ask => get(templateAddress(kind), { file: path.basename(templateAddress(kind)) });
const overseers = only('admin', 'agent', 'auditor');
const whoever: Who = anybody;
/** A calendar of one's own: whoever has no structure has none. */
const leadersFound = only('leaderA', 'leaderB');

/** By the path of the file under src/app. A route that is not here fails the test. */
export const DOORS: Readonly<Record<string, readonly Door[]>> = {
  'api/exports/[file]': [
    { who: overseers, asks: () => [sheet('attendance')] },
    { who: city, asks: () => [sheet('tickets'), sheet('allocations'), sheet('attendance', '?complete=1')] },
    {
      who: city,
      elsewhere: 'empty',
      asks: ({ sessionId }) => [
        sheet('tickets', `?sessionId=${sessionId}`),
        sheet('allocations', `?sessionId=${sessionId}`),
      ],
    },
  ],
  'api/exports/corrected': [
    { who: cityAndLeaders, elsewhere: 'missing', asks: ({ importId }) => [corrected(importId)] },
  ],
  'api/exports/names': [{ who: city, asks: () => [names({})] }],
  'api/exports/trail': [{ who: overseers, asks: () => [get('/api/exports/trail')] }],
  'api/exports/templates/[file]': [
    { who: cityAndLeaders, asks: () => OF_STRUCTURES.map(template) },
    { who: city, asks: () => IMPORT_KINDS.filter((kind) => !OF_STRUCTURES.includes(kind)).map(template) },
  ],
  'api/calendars/mine': [{ who: leadersFound, asks: () => [get('/api/calendars/mine')] }],
  'api/calendars/sessions/[code]': [
    {
      // The sessions of a programme are there for all who ask in it; that another programme's are not: calendars.test.ts.
      who: cityAndLeaders,
      asks: ({ sessionCode }) => [get(`/api/calendars/sessions/${sessionCode}`, { code: sessionCode })],
    },
  ],
  'api/uploads': [
    {
      who: cityAndLeaders,
      elsewhere: 'no',
      asks: ({ structureId }) => [
        upload({ kind: 'BENEFICIARIES', structureId }),
        upload({ kind: 'DEMANDS', structureId }),
        upload({ kind: 'GROUP_LEADERS', structureId }),
      ],
    },
    {
      who: city,
      asks: () => [upload({ kind: 'SESSIONS' }), upload({ kind: 'DEMANDS' }), upload({ kind: 'GROUP_LEADERS' })],
    },
  ],
  'api/health': [{ who: whoever, asks: () => [get('/api/health')] }],
  'api/ready': [{ who: { ...byEveryone('503') }, asks: () => [get('/api/ready')] }],
  '.well-known/security.txt': [{ who: whoever, asks: () => [get('/.well-known/security.txt')] }],
  'api/trpc/[trpc]': [{ shownBy: 'every procedure behind it, in matrix.test.ts' }],
  'api/auth/[...nextauth]': [{ shownBy: 'the journey in a browser, and the sign-in tests of the module accounts' }],
  'api/oidc/start': [{ shownBy: 'trpc/oidc-forged.test.ts' }],
  'api/oidc/callback': [{ shownBy: 'trpc/oidc-forged.test.ts' }],
  'api/oidc/end': [{ shownBy: 'trpc/oidc-forged.test.ts' }],
};

function byEveryone(met: string): Who {
  return Object.fromEntries(Object.keys(anybody).map((actor) => [actor, met as Met])) as Record<ActorName, Met>;
}

import path from 'node:path';
import { createTranslator } from 'next-intl';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadMessages } from '@/i18n/load-messages';
import type { SessionFound } from '@/modules/accounts/session.queries';
import { readAll } from '@/modules/imports/reading/file-examples';
import { templateAddress } from '@/modules/imports/templates/template-address.rules';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure } from '@/test/factories';
import { GET } from './[file]/route';

let signedIn: SessionFound | null = null;
let locale: 'fr' | 'en' = 'fr';
vi.mock('@/trpc/session', () => ({ currentSession: async () => signedIn }));
vi.mock('next-intl/server', () => ({
  getTranslations: async () => createTranslator({ locale, messages: await loadMessages(locale) }),
  getLocale: async () => locale,
}));

const { sql } = testDatabase();
let programmeId: string;
let structureId: string;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql);
  await buildSession(sql, { programme_id: programmeId, code: 'JUD07' });
});
beforeEach(async () => {
  locale = 'fr';
  await sql('DELETE FROM rate_limit');
});

async function signIn(role: 'AGENT' | 'LEADER' | 'AUDITOR' | 'GATE'): Promise<UserActor> {
  const actor = await buildActor(sql, role, programmeId, ...(role === 'LEADER' ? [structureId] : []));
  const account = { userId: actor.userId } as SessionFound['account'];
  signedIn = { sessionId: actor.sessionId, actor, account, secondFactor: 'given', provedAt: actor.provedAt };
  return actor;
}
const ask = (file: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://gradins.test/api/exports/templates/${file}`, { headers }), {
    params: Promise.resolve({ file }),
  });
const templateName = path.basename(templateAddress('BENEFICIARIES'));
const linesOf = (actor: UserActor) =>
  sql(`SELECT action, outcome, code, structure_id AS "structureId", facts FROM audit WHERE actor = $1 ORDER BY id`, [
    `user:${actor.userId}`,
  ]);

describe('Given the door of templates', () => {
  test('when staff asks for the stock of tickets, then the workbook has its columns, in no cache, and the trail a line', async () => {
    const agent = await signIn('AGENT');
    const answer = await ask('tickets.xlsx');
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual([
      200,
      'no-store',
      'nosniff',
    ]);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="modele-stock-de-billets.xlsx"');
    const { info, cells } = await readAll(new Uint8Array(await answer.arrayBuffer()));
    expect(info).toMatchObject({ sheet: 'À remplir', sheets: ['À remplir', 'Mode d’emploi'], hiddenSheets: 0 });
    expect(cells).toEqual([
      [
        'Code de la session *',
        'Catégorie',
        'Bloc *',
        'Rang *',
        'Place *',
        'Type de place',
        'Référence du billet *',
        'État du billet',
      ],
    ]);
    expect(await linesOf(agent)).toEqual([
      { action: 'imports/template', outcome: 'DONE', code: null, structureId: null, facts: { kind: 'TICKETS' } },
    ]);
  });

  test('when the calendar has sessions, then their codes are in the hidden list and no other sheet has them', async () => {
    await signIn('AGENT');
    const bytes = new Uint8Array(await (await ask('tickets.xlsx')).arrayBuffer());
    const lists = await readAll(bytes, {}, { sheet: 'Listes du modèle' });
    expect(lists.cells.map(([code]) => code)).toContain('JUD07');
  });

  test('when it is asked in English, then its columns and its name are', async () => {
    await signIn('AGENT');
    locale = 'en';
    const answer = await ask('scans.xlsx');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="template-scans.xlsx"');
    const { cells } = await readAll(new Uint8Array(await answer.arrayBuffer()));
    expect(cells).toEqual([['Ticket reference *', 'Session ID', 'Scan date *', 'Time', 'Result', 'Direction']]);
  });

  test('when a leader asks, then lists of its own structure are given, which name no structure, and no other kind is', async () => {
    const leader = await signIn('LEADER');
    const columns = async (file: string) =>
      (await readAll(new Uint8Array(await (await ask(file)).arrayBuffer()))).cells[0];
    expect(await columns('beneficiaries.xlsx')).toContain('Nom *');
    expect(await columns('group-leaders.xlsx')).toEqual(['Nom *', 'Prénom *', 'E-mail *', 'Téléphone']);
    expect(await columns('demands.xlsx')).not.toContain('Nom de la structure *');
    for (const file of ['sessions.xlsx', 'tickets.xlsx', 'structures.xlsx', 'scans.xlsx'])
      expect((await ask(file)).status, file).toBe(403);
    const outcomes = (await linesOf(leader)).map(({ outcome, structureId: of }) => [outcome, of]);
    expect(outcomes.slice(0, 3)).toEqual(Array(3).fill(['DONE', structureId]));
    expect(outcomes.slice(3).map(([outcome]) => outcome)).toEqual(Array(4).fill('REFUSED'));
  });

  test('when somebody without imports, nobody, another site or an unknown name asks, then nothing is given', async () => {
    for (const role of ['AUDITOR', 'GATE'] as const) {
      await signIn(role);
      expect((await ask('beneficiaries.xlsx')).status, role).toBe(403);
    }
    expect((await ask('people.xlsx')).status).toBe(404);
    expect((await ask('beneficiaries.csv')).status).toBe(404);
    expect((await ask('beneficiaries.xlsx', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    signedIn = null;
    expect((await ask('beneficiaries.xlsx')).status).toBe(401);
  });

  test('when one user asks sixty-one times in an hour, then the last is told to wait', async () => {
    await signIn('LEADER');
    const statuses: number[] = [];
    for (let time = 0; time < 61; time += 1) statuses.push((await ask(templateName)).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
    expect(statuses[60]).toBe(429);
  });
});

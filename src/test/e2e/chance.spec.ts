import { expect, type Page, test } from '@playwright/test';
import { buildActor, buildSession, buildStructure, buildTickets, inHours } from '../factories';
import { dialogOf, expectAccessible, expectCalm, expectNoSideways, openPage, visit } from './desk';
import { type LeaderAlone, leaderAlone } from './leader-alone';
import { drawInPublic, publishDraw } from './steps-draw';
import { accept, openOuting } from './steps-tickets';

test.describe.configure({ mode: 'serial' });

let alone: LeaderAlone;
let agent: Page;
/** Two structures want the four seats that there are, as two pairs each. */
let leaders: Page[];
let winner: Page;
let loser: Page;

test.beforeAll(async ({ browser }) => {
  alone = await leaderAlone(browser, 'chance', []);
  const { sql, programmeId } = alone;
  const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'JUD01', starts_at: inHours(400) });
  await buildTickets(sql, { programmeId, sessionId, count: 4 });
  const other = await buildStructure(sql, { name: 'Maison des Tilleuls' });
  leaders = [alone.leader, await alone.openAs(await buildActor(sql, 'LEADER', programmeId, other))];
  agent = await alone.openAs(await buildActor(sql, 'AGENT', programmeId), false);
});
test.afterEach(() => [...leaders, agent].forEach(expectCalm));
test.afterAll(() => alone?.close());

const counters = async () => {
  const [row] = await alone.sql<{ allocated: number; free: number; stock: number }>(
    'SELECT sum(allocated)::int AS allocated, sum(free)::int AS free, sum(stock)::int AS stock FROM session_count',
  );
  return row;
};

test('1. from the catalogue, each leader puts two pairs into the basket and hands it in', async () => {
  for (const leader of leaders) {
    await visit(leader, '/espace/catalogue/JUD01');
    await leader.getByRole('button', { name: /^Ajouter ce vœu/ }).tap();
    await expect(leader.getByText('2 personnes').first()).toBeVisible();
    await visit(leader, '/espace/demandes');
    await leader.getByRole('button', { name: 'Plus : Combien, JUD01' }).tap();
    await expect(leader.getByRole('status').filter({ hasText: 'JUD01 : 4 personnes' })).toHaveCount(1);
    await leader.getByRole('button', { name: 'Déposer 1 vœu' }).tap();
    await expect(leader.getByText('Votre vœu est déposé : il compte')).toBeVisible();
  }
});

test('2. the city draws before witnesses, and anybody finds the same in a browser', async ({ browser }) => {
  await drawInPublic(agent, alone.sql, '4 8 15 16 23 42');
  await expect(agent.getByRole('heading', { level: 1 })).toContainText('4 places attribuées');
  const drawId = new URL(agent.url()).pathname.split('/').at(-1);
  const anybody = await openPage(browser, { phone: true, baseURL: new URL(agent.url()).origin });
  await anybody.goto(`/verification/${drawId}`);
  await anybody.getByRole('button', { name: 'Refaire le tirage ici' }).tap();
  await expect(anybody.getByText('Oui : chaque ligne est la même')).toBeVisible();
  expectCalm(anybody);
  await anybody.context().close();
  await publishDraw(agent, 1);
});

test('3. one of them is proposed the seats, the other reads why not', async () => {
  const [won] = await alone.sql<{ name: string }>(
    'SELECT t.name FROM allocation a JOIN structure t ON t.id = a.structure_id',
  );
  const order = won?.name === 'Maison des Tilleuls' ? leaders.toReversed() : leaders;
  [winner, loser] = order as [Page, Page];
  await visit(loser, '/espace/demandes/pourquoi');
  await expect(loser.getByText('aucune place assise ne restait, pour 4 places demandées')).toBeVisible();
  await expectNoSideways(loser);
  await accept(winner, 'JUD01', 4);
  expect(await counters()).toEqual({ allocated: 4, free: 0, stock: 4 });
});

test('4. a pair that is given back is offered at once to who waits, and nobody else', async () => {
  await winner.getByRole('button', { name: 'Rendre des places' }).tap();
  const dialog = dialogOf(winner);
  for (const seat of ['3', '4']) await dialog.getByRole('checkbox', { name: new RegExp(`place ${seat}$`) }).check();
  await expectAccessible(winner);
  await dialog.getByRole('button', { name: 'Rendre 2 places' }).tap();
  await expect(winner.getByText('2 places rendues, merci')).toBeVisible();
  await expect(async () => {
    await loser.goto('/espace/sorties');
    await expect(loser.getByRole('link').filter({ hasText: 'JUD01' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await openOuting(loser, 'JUD01');
  await expect(loser.getByText('c’est au tour de')).toBeVisible();
  await loser.getByRole('button', { name: 'Prendre les 2 places' }).tap();
  await expect(loser.getByText('C’est confirmé')).toBeVisible();
  expect(await counters()).toEqual({ allocated: 4, free: 0, stock: 4 });
});

test('5. the city sees who has the seats and who still waits', async () => {
  await visit(agent, '/sessions/JUD01');
  const waiting = agent.locator('section').filter({ has: agent.getByRole('heading', { name: 'Liste d’attente' }) });
  await expect(waiting).toContainText('A pris ses places');
  await visit(agent, '/attributions');
  await expect(agent.getByRole('row').filter({ hasText: 'Liste d’attente' })).toHaveCount(1);
});

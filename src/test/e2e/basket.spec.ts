import { expect, type Page, test } from '@playwright/test';
import { buildSession, buildTickets, inHours } from '../factories';
import { choose, expectAccessible, expectCalm, expectNoSideways } from './desk';
import { type LeaderAlone, leaderAlone } from './leader-alone';

test.describe.configure({ mode: 'serial' });

let alone: LeaderAlone;
let leader: Page;
let programmeId: string;

const SESSIONS = [
  {
    code: 'JUD01',
    sport: 'Judo',
    venue: 'Arena',
    venue_code: 'ARE',
    city: 'Paris',
    district: 7,
    hours: 300,
    seats: 20,
  },
  { code: 'JUD02', sport: 'Judo', venue: 'Arena', venue_code: 'ARE', city: 'Paris', district: 7, hours: 301, seats: 3 },
  { code: 'NAT01', sport: 'Natation', venue: 'Bassin', venue_code: 'BAS', city: 'Saint-Denis', hours: 340, seats: 12 },
];

test.beforeAll(async ({ browser }) => {
  alone = await leaderAlone(browser, 'basket', []);
  leader = alone.leader;
  const [programme] = await alone.sql<{ id: string }>('SELECT id FROM programme');
  programmeId = programme?.id ?? '';
  await alone.sql('UPDATE structure SET member_count = 10');
  for (const { hours, seats, ...session } of SESSIONS) {
    const columns = { ...session, programme_id: programmeId, starts_at: inHours(hours) };
    const sessionId = await buildSession(alone.sql, columns);
    await buildTickets(alone.sql, { programmeId, sessionId, count: seats });
  }
});
test.afterEach(() => expectCalm(leader));
test.afterAll(() => alone?.close());

async function expectFit(): Promise<void> {
  await expectAccessible(leader);
  await expectNoSideways(leader);
}
const found = (words: string) => expect(leader.getByRole('status').filter({ hasText: words })).toBeVisible();
const wishes = async () =>
  (await leader.locator('ol > li h3').allInnerTexts()).map((text) => /[A-Z]{3}\d\d/.exec(text)?.[0]);
const stored = async () =>
  (
    await alone.sql<{ said: string }>(
      `SELECT concat_ws(' ', s.code, d.quantity, d.wheelchairs, d.state) AS said FROM demand d JOIN session s ON s.id = d.session_id
       WHERE d.state <> 'WITHDRAWN' ORDER BY d.rank`,
    )
  ).map(({ said }) => said);

test('Given a catalogue, when a leader filters it, then the address keeps what is shown, as cards, as a table and by day', async () => {
  await leader.goto('/espace/demandes');
  await leader.getByRole('link', { name: 'Choisir dans le catalogue' }).tap();
  await found('3 sessions');
  await expectFit();
  await leader.getByText('Filtrer', { exact: true }).tap();
  await leader.getByLabel('Avec des places libres').check();
  await choose(leader, 'Encore possible pour', 'Famille (4 personnes)');
  await found('2 sessions');
  await expectFit();
  expect(new URL(leader.url()).searchParams.get('formula')).toBe('FAMILY');
  await leader.getByRole('link', { name: 'Tableau' }).tap();
  await expect(leader.getByRole('row')).toHaveCount(3);
  await expectFit();
  await leader.getByRole('link', { name: 'Calendrier' }).tap();
  await leader
    .getByRole('link', { name: /: 1 session/ })
    .first()
    .tap();
  await expect(leader.getByRole('heading', { name: /^1 session, / })).toBeVisible();
  await expectFit();
});

test('Given sessions at the same hours, when they are wished for, then it is told at once, and the calendar file holds them', async () => {
  for (const { code } of SESSIONS) {
    await leader.goto(`/espace/catalogue/${code}`);
    await leader.getByRole('button', { name: /^Ajouter ce vœu/ }).tap();
    await expect(leader.getByText(/^Vœu \d\s: 2 personnes$/)).toBeVisible();
  }
  await leader.goto('/espace/catalogue/JUD02');
  await expect(leader.getByText('En même temps que votre vœu JUD01')).toBeVisible();
  await expectFit();
  await leader.goto('/espace/demandes');
  await expect(leader.getByText('3 vœux ne sont pas encore déposés')).toBeVisible();
  await expect(leader.getByText('En même temps que JUD02 : un seul')).toBeVisible();
  await expectFit();
  const file = await leader.request.get('/api/calendars/mine');
  expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(3);
});

test('Given three wishes, when they are moved by buttons and by hand, then the order is said and kept', async () => {
  const status = leader.getByRole('status');
  await leader.getByRole('button', { name: 'Monter NAT01' }).focus();
  await leader.keyboard.press('Enter');
  await expect(status.filter({ hasText: 'NAT01 est maintenant votre vœu 2 sur 3' })).toHaveCount(1);
  await expect.poll(wishes).toEqual(['JUD01', 'NAT01', 'JUD02']);
  await expect(leader.getByRole('button', { name: 'Monter NAT01' })).toBeFocused();
  await leader.getByRole('button', { name: 'Descendre NAT01' }).press('Enter');
  await expect.poll(wishes).toEqual(['JUD01', 'JUD02', 'NAT01']);
  await expect(leader.getByRole('button', { name: 'Descendre NAT01' })).toBeFocused();
  await leader.getByTitle('Déplacer JUD02').hover();
  await leader.mouse.down();
  const first = await leader.locator('ol > li').first().boundingBox();
  await leader.mouse.move((first?.x ?? 0) + 40, (first?.y ?? 0) + 8, { steps: 8 });
  await leader.mouse.up();
  await expect.poll(wishes).toEqual(['JUD02', 'JUD01', 'NAT01']);
});

test('Given a wish, when more people and wheelchairs are asked for, then companions and warnings follow', async () => {
  const judo = leader.locator('ol > li').filter({ hasText: 'JUD02' });
  const say = (words: string) => expect(leader.getByRole('status').filter({ hasText: words })).toHaveCount(1);
  await judo.getByRole('button', { name: 'Plus : Combien, JUD02' }).tap();
  await say('JUD02 : 4 personnes');
  await expect(judo.getByText('4 places demandées, il en reste 3')).toBeVisible();
  await judo.getByRole('button', { name: 'Plus : Fauteuils, JUD02' }).tap();
  await expect(judo.getByText('dont 1 en fauteuil et 1 accompagnateur')).toBeVisible();
  await judo.getByRole('button', { name: 'Retirer JUD02' }).tap();
  await leader.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).tap();
  await expect.poll(wishes).toEqual(['JUD01', 'NAT01']);
});

test('Given a basket, when it is handed in, then it counts and a receipt leaves; a change counts at once', async () => {
  await leader.getByRole('button', { name: 'Déposer 2 vœux' }).tap();
  await expect(leader.getByText('Vos 2 vœux sont déposés')).toBeVisible();
  await expectFit();
  expect(await stored()).toEqual(['JUD01 1 0 SUBMITTED', 'NAT01 1 0 SUBMITTED']);
  const sent = () => alone.sql(`SELECT id FROM mail WHERE kind = 'BASKET_RECEIPT' AND state = 'SENT'`);
  await expect.poll(async () => (await sent()).length, { timeout: 30_000 }).toBe(1);
  await leader.getByRole('button', { name: 'Plus : Combien, NAT01' }).tap();
  await expect(leader.getByText('Vos vœux ont changé depuis le récapitulatif')).toBeVisible();
  expect(await stored()).toEqual(['JUD01 1 0 SUBMITTED', 'NAT01 2 0 SUBMITTED']);
});

test('Given a colleague who changed the basket meanwhile, when it is emptied as it was seen, then it is refused, then done', async () => {
  await alone.sql(`UPDATE demand SET quantity = 3 WHERE quantity = 2`);
  await leader.getByRole('button', { name: 'Vider le panier' }).tap();
  const dialog = leader.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Vider le panier' }).tap();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await leader.reload();
  await leader.getByRole('button', { name: 'Vider le panier' }).tap();
  await expect(dialog).toContainText('y compris 2 vœux déposés');
  await dialog.getByRole('button', { name: 'Vider le panier' }).tap();
  await expect(leader.getByText('Votre panier est vide')).toBeVisible();
  expect(await stored()).toEqual([]);
});

test('Given wishes that are closed, then the basket says since when and offers no act', async () => {
  await alone.sql(`UPDATE programme SET rules = rules || jsonb_build_object('demandsCloseAt', $1::text)`, [
    inHours(-1).toISOString(),
  ]);
  await leader.goto('/espace/demandes');
  await expect(leader.getByText('Les vœux sont clos depuis le')).toBeVisible();
  await expect(leader.getByRole('button', { name: /^(Ajouter|Déposer|Vider)/ })).toHaveCount(0);
  await expectFit();
  await leader.goto('/espace/catalogue/JUD01');
  await expect(leader.getByText('Les vœux sont clos depuis le')).toBeVisible();
  await expectFit();
});

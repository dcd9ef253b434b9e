import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectCalm, expectNoSideways } from './desk';
import { type LeaderAlone, leaderAlone } from './leader-alone';

const START = '/espace/liste/import';

test.describe.configure({ mode: 'serial' });

let alone: LeaderAlone;
let leader: Page;

test.beforeAll(async ({ browser }) => {
  alone = await leaderAlone(browser, 'corrections', [['Bernart', 'Léa']]);
  leader = alone.leader;
});
test.afterEach(() => expectCalm(leader));
test.afterAll(() => alone?.close());

const people = async () =>
  (
    await alone.sql<{ who: string }>(
      `SELECT concat_ws(' ', last_name, first_name, email, CASE WHEN wheelchair THEN 'fauteuil' END) AS who FROM beneficiary ORDER BY sort_key`,
    )
  ).map(({ who }) => who);
const card = (line: number) => leader.getByRole('article').filter({ hasText: `Ligne ${line}` });
async function expectFit(): Promise<void> {
  await expectAccessible(leader);
  await expectNoSideways(leader);
}

async function paste(text: string): Promise<void> {
  await leader.goto(START);
  await leader.getByRole('button', { name: 'Coller une liste' }).tap();
  await leader.getByLabel('Votre liste').fill(text);
  await expectFit();
  await leader.getByRole('button', { name: 'Lire cette liste' }).tap();
  await leader.waitForURL(/\/import\/[0-9a-f-]{36}/);
}

test('Given rows copied from a message, when a leader pastes them, then what is wrong is corrected on the phone, at once', async () => {
  await paste(
    'Nom et prénom\tE-mail\tFauteuil\nBERNARD Léa\tlea@exemple.fr\t\nMARTIN Tom\ttom @exemple,fr\t\nZoé\t\t\nLY Vu\t\tpeut-être\n',
  );
  await expect(leader.getByRole('heading', { level: 1, name: '2 personnes sont prêtes' })).toBeVisible();
  await expectFit();
  await card(5).getByRole('textbox', { name: 'Fauteuil' }).fill('oui');
  await card(5).getByRole('button', { name: 'Corriger cette ligne' }).tap();
  await expect(leader.getByRole('heading', { level: 1, name: '3 personnes sont prêtes' })).toBeVisible();
  await card(4).getByRole('button', { name: 'Laisser cette ligne de côté' }).tap();
  await expect(leader.getByText('Vos 2 corrections')).toBeVisible();
  await card(3).getByRole('button', { name: 'Modifier' }).tap();
  await card(3).getByRole('button', { name: 'Corriger cette ligne' }).tap();
  await expect(leader.getByText('Vos 3 corrections')).toBeVisible();
});

test('Given somebody who looks like somebody listed, when the leader says it is the same, then nobody is there twice', async () => {
  await expect(card(2)).toContainText('Déjà dans la liste');
  await card(2).getByRole('button', { name: 'C’est la même personne' }).tap();
  await expect(leader.getByText('Vos 4 corrections')).toBeVisible();
  await leader.getByText('Vos 4 corrections').tap();
  await expectFit();
  await leader.getByRole('button', { name: 'Ajouter ces 3 personnes' }).tap();
  await expect(leader.getByRole('heading', { level: 1, name: '2 personnes ajoutées' })).toBeVisible();
  expect(await people()).toEqual(['BERNARD Léa lea@exemple.fr', 'LY Vu fauteuil', 'MARTIN Tom tom@exemple.fr']);
});

test('Given rows without titles, when the leader says what each column is, then the first row is somebody too', async () => {
  await paste('Diop\tAwa\nNguyen\tVan\n');
  await expect(leader.getByText('Votre fichier n’a pas de ligne de titres')).toBeVisible();
  await expectFit();
  for (const [field, column] of [
    ['Nom', 'Colonne 1 (Diop, Nguyen)'],
    ['Prénom', 'Colonne 2 (Awa, Van)'],
  ] as const) {
    await leader.getByRole('combobox', { name: field, exact: true }).tap();
    await leader.getByRole('option', { name: column }).tap();
  }
  await leader.getByRole('button', { name: 'Continuer' }).tap();
  await expect(leader.getByRole('heading', { level: 1, name: '2 personnes sont prêtes' })).toBeVisible();
});

test('Given rows pasted from a spreadsheet, then they stand in a grid, and a cell mended there leaves mended', async () => {
  await leader.goto(START);
  await leader.getByRole('button', { name: 'Coller une liste' }).tap();
  await leader.getByLabel('Votre liste').evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, 'Nom\tPrénom\nOuedraogo\tFatou\nLe Goff\t\n');
  await expect(leader.getByText('3 lignes collées')).toBeVisible();
  await leader.getByRole('textbox', { name: 'Ligne 3, colonne B' }).fill('Nolwenn');
  await expectFit();
  await leader.getByRole('button', { name: 'Lire cette liste' }).tap();
  await leader.waitForURL(/\/import\/[0-9a-f-]{36}/);
  await expect(leader.getByRole('heading', { level: 1, name: '2 personnes sont prêtes' })).toBeVisible();
});

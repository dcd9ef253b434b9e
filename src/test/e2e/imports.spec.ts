import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import type exceljs from 'exceljs';
import { dialogOf, expectAccessible, expectCalm, expectNoSideways } from './desk';
import { type LeaderAlone, leaderAlone } from './leader-alone';
import { COLUMNS, fileOf, HEADER_LINE, LINES, messyList, openFile } from './messy-list';

type File = Awaited<ReturnType<typeof fileOf>>;
const LIST = '/espace/liste';
const START = '/espace/liste/import';
const RED = 'FFF5B5AE';
const AMBER = 'FFFBE0A6';

test.describe.configure({ mode: 'serial' });

let alone: LeaderAlone;
let sql: LeaderAlone['sql'];
let leader: Page;
/** The list of the structure before anything is sent. */
let atFirst: readonly object[];
/** What the leader has on the phone: the file with the corrections made. */
let corrected: Buffer;

/** Everything the base says of the people of the list; how often a record was written is no part of what it says. */
const people = async () =>
  (
    await sql<{ person: { last_name: string } }>(
      `SELECT to_jsonb(b) - 'version' - 'edits' AS person FROM beneficiary b ORDER BY sort_key, id`,
    )
  ).map(({ person }) => person);
const names = async () => (await people()).map(({ last_name }) => last_name);
const stateOf = async (page: Page) =>
  (await sql<{ state: string }>('SELECT state FROM import WHERE id = $1', [importOn(page)]))[0]?.state;
const importOn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1);

test.beforeAll(async ({ browser }) => {
  alone = await leaderAlone(browser, 'lists', [
    ['BELIN', 'Lina'],
    ['Kervella', 'Yann'],
    ['Tanguy', 'Soizic'],
  ]);
  ({ leader, sql } = alone);
  atFirst = await people();
});
test.afterEach(() => expectCalm(leader));
test.afterAll(() => alone?.close());

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

/** Sends a file from the page where lists are sent, and waits until it has been read. */
async function send(page: Page, file: File, ready: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Ajouter votre liste' })).toBeVisible();
  await expectFit(page);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/espace\/liste\/import\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1, name: ready })).toBeVisible();
}

/** What the file would do, line by line, with plain spaces. */
const told = async (page: Page) =>
  (await page.getByRole('main').getByRole('list').first().getByRole('listitem').allInnerTexts()).map((line) =>
    line.replaceAll(/\s+/g, ' ').trim(),
  );

/** The people as the list shows them. */
const listed = (page: Page) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Personnes' }) })
    .innerText();

const card = (page: Page, line: number) => page.getByRole('article').filter({ hasText: `Ligne ${line}` });
const colourOf = ({ fill }: exceljs.Cell) => (fill?.type === 'pattern' ? fill.fgColor?.argb : undefined);

test('Given a messy workbook, when a leader sends it from a phone, then all that is wrong is said in words and nothing is written', async () => {
  await leader.goto(LIST);
  await expectFit(leader);
  await leader.getByRole('link', { name: 'Importer un fichier' }).tap();
  await send(leader, await messyList(), '4 personnes sont prêtes');
  expect(await told(leader)).toEqual([
    '2 personnes nouvelles',
    'Une fiche mise à jour',
    'Une personne déjà dans votre liste',
    '3 lignes à corriger',
  ]);
  const wrong = leader.locator('section').filter({ hasText: 'À corriger' });
  await expect(wrong.getByRole('article')).toHaveCount(3);
  await expect(card(leader, LINES.ouldAli)).toContainText('Vous avez écrit « peut-être ». Écrivez « oui » ou « non ».');
  await expect(card(leader, LINES.marchetti)).toContainText('Vous n’avez rien écrit. Cette case est obligatoire.');
  await expect(card(leader, LINES.twice)).toContainText(`Cette personne est déjà à la ligne ${LINES.dangelo}.`);
  const doubtful = leader.locator('section').filter({ hasText: 'À relire' });
  await expect(doubtful.getByRole('article')).toHaveCount(1);
  await expect(card(leader, LINES.legoff)).toContainText('La ligne est reprise sans elle.');
  await expectFit(leader);
  expect(await people()).toEqual(atFirst);
});

test('When the leader takes the file back, then faulty cells are in colour with the reasons beside, at the lines of the sender', async () => {
  const coming = leader.waitForEvent('download');
  await leader.getByRole('button', { name: 'Télécharger le fichier à corriger' }).tap();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await expectFit(leader);
  const { book, sheet } = await openFile(await readFile(await file.path()));
  const at = (line: number, column: keyof typeof COLUMNS) => sheet.getRow(line).getCell(COLUMNS[column]);
  expect(at(HEADER_LINE, 'firstName').text).toBe('Prénom(s) du jeune');
  expect(at(HEADER_LINE, 'reasons').text).toBe('À corriger');
  expect(at(LINES.ouldAli, 'wheelchair').text).toBe('peut-être');
  expect(colourOf(at(LINES.ouldAli, 'wheelchair'))).toBe(RED);
  expect(colourOf(at(LINES.marchetti, 'firstName'))).toBe(RED);
  expect(colourOf(at(LINES.twice, 'lastName'))).toBe(RED);
  expect(colourOf(at(LINES.legoff, 'email'))).toBe(AMBER);
  expect(colourOf(at(LINES.belin, 'lastName'))).toBeUndefined();
  expect(at(LINES.ouldAli, 'reasons').text.replaceAll(/\s/g, ' ')).toContain('Écrivez « oui » ou « non ».');
  expect(at(LINES.marchetti, 'reasons').text).toContain('Cette case est obligatoire.');
  expect(at(LINES.twice, 'reasons').text).toContain(`déjà à la ligne ${LINES.dangelo}`);
  expect(at(LINES.belin, 'reasons').text).toBe('');
  expect(at(LINES.kervella, 'note').text).toBe('fauteuil électrique');
  expect(at(LINES.dangelo, 'firstName').value).toBe('Inès');

  at(LINES.ouldAli, 'wheelchair').value = 'non';
  at(LINES.marchetti, 'firstName').value = 'Enzo';
  at(LINES.legoff, 'email').value = 'anae@exemple.test';
  sheet.spliceRows(LINES.twice, 1);
  corrected = (await fileOf(book, 'corrigé.xlsx')).buffer;
});

test('Given the corrections made in that file, when it is sent and accepted, then everybody of it is in the list', async () => {
  await leader.getByRole('link', { name: 'Renvoyer le fichier corrigé' }).tap();
  await leader.waitForURL(`**${START}`);
  const { book } = await openFile(corrected);
  await send(leader, await fileOf(book, 'Inscrits JO corrigé.xlsx'), '6 personnes sont prêtes');
  expect(await told(leader)).toEqual([
    '4 personnes nouvelles',
    'Une fiche mise à jour',
    'Une personne déjà dans votre liste',
  ]);
  await expect(leader.getByText('Une fiche que nous avons déjà n’est pas dans ce fichier : elle reste.')).toBeVisible();
  await expect(leader.getByRole('article')).toHaveCount(0);
  expect(await changesOf(leader, 'Kervella Yann')).toEqual(['Fauteuil roulant Non → devient Oui']);
  await expectFit(leader);
  expect(await people()).toEqual(atFirst);

  await leader.getByRole('button', { name: 'Ajouter ces 6 personnes' }).tap();
  await expect(leader.getByRole('heading', { level: 1, name: '4 personnes ajoutées' })).toBeVisible();
  await expectFit(leader);
  expect(await names()).toEqual([
    'BELIN',
    'D’Angelo',
    'Kervella',
    'Le Goff-Quéméneur',
    'Marchetti',
    'Ould-Ali',
    'Tanguy',
  ]);
  await leader.getByRole('link', { name: 'Voir ma liste' }).tap();
  for (const name of ['Inès D’Angelo', 'Anaë Le Goff-Quéméneur', 'Sami Ould-Ali', 'Enzo Marchetti', 'Soizic Tanguy']) {
    await expect(leader.getByText(name).first()).toBeVisible();
  }
  await expectFit(leader);
});

/** Unfolds what changes, and reads it for one person: the field, what it was, what it becomes. */
async function changesOf(page: Page, who: string): Promise<string[]> {
  const fold = page.locator('details').filter({ hasText: 'Voir ce qui change' });
  await fold.locator('summary').tap();
  const person = fold
    .locator('div')
    .filter({ has: page.getByText(who, { exact: true }) })
    .first();
  const changes = await person.locator('dl > div').allInnerTexts();
  return changes.map((change) => change.replaceAll(/\s+/g, ' ').trim());
}

test('Given a changed copy that was applied, when the leader takes it back, then the list is as it was', async () => {
  const [before, shown] = [await people(), await listed(leader)];
  const { book, sheet } = await openFile(corrected);
  const belin = sheet.getRow(LINES.belin);
  belin.getCell(COLUMNS.email).value = 'lina.belin@exemple.test';
  belin.getCell(COLUMNS.wheelchair).value = 'oui';
  const added = sheet.getRow(LINES.twice);
  added.getCell(COLUMNS.firstName).value = 'Maël';
  added.getCell(COLUMNS.lastName).value = 'Riou';
  await leader.goto(START);
  await send(leader, await fileOf(book, 'Inscrits JO suite.xlsx'), '7 personnes sont prêtes');
  expect(await told(leader)).toEqual([
    'Une personne nouvelle',
    'Une fiche mise à jour',
    '5 personnes déjà dans votre liste',
  ]);
  expect(await changesOf(leader, 'BELIN Lina')).toEqual([
    'Fauteuil roulant Non → devient Oui',
    'E-mail vide → devient lina.belin@exemple.test',
  ]);
  await expectFit(leader);
  await leader.getByRole('button', { name: 'Ajouter ces 7 personnes' }).tap();
  await expect(leader.getByRole('heading', { level: 1, name: 'Une personne ajoutée' })).toBeVisible();
  await expectFit(leader);
  expect(await names()).toContain('Riou');
  expect(await people()).toContainEqual(
    expect.objectContaining({ last_name: 'BELIN', email: 'lina.belin@exemple.test', wheelchair: true }),
  );

  await leader.goto(START);
  await leader.getByRole('link', { name: 'Votre dernier envoi' }).tap();
  await leader.getByRole('button', { name: /^Annuler cet import/ }).tap();
  const dialog = dialogOf(leader);
  await expect(dialog).toContainText('Une fiche créée par cet import sera retirée');
  await expect(dialog).toContainText('Une fiche modifiée sera remise comme avant');
  await expectFit(leader);
  await dialog.getByRole('button', { name: 'Annuler 2 lignes' }).tap();
  await expect(leader.getByRole('heading', { level: 1, name: 'Votre envoi est annulé' })).toBeVisible();
  await expect(dialogOf(leader)).toHaveCount(0);
  await expectFit(leader);
  expect(await stateOf(leader)).toBe('REVERTED');
  expect(await people()).toEqual(before);
  await leader.getByRole('link', { name: 'Voir ma liste' }).tap();
  await expect(leader.getByText('Lina BELIN').first()).toBeVisible();
  await expect(leader.getByText('Riou')).toHaveCount(0);
  expect(await listed(leader)).toBe(shown);
  await expectFit(leader);
});

test('Given the first file, which was never decided, when the leader gives it up, then its lines are gone and the list stays', async () => {
  const before = await people();
  await leader.goto(START);
  await leader.getByRole('link', { name: 'Un fichier attend votre décision' }).tap();
  await leader.getByRole('button', { name: 'Abandonner' }).tap();
  await expect(dialogOf(leader)).toContainText('Rien n’a été enregistré');
  await expectAccessible(leader);
  const importId = importOn(leader);
  await dialogOf(leader).getByRole('button', { name: 'Abandonner l’import' }).tap();
  await leader.waitForURL(`**${START}`);
  await expect(leader.getByText('Un fichier attend votre décision')).toHaveCount(0);
  await expectFit(leader);
  expect(await sql('SELECT FROM import_row WHERE import_id = $1', [importId])).toEqual([]);
  expect(await people()).toEqual(before);
});

import { expect, type Page, test } from '@playwright/test';
import { program } from './database';
import { dialogOf, expectAccessible, expectCalm, field, openPage, signInAs, visit } from './desk';
import { calendarFile, listFile, scansFile, stockFile, structuresFile } from './files';
import { acceptInvitation, firstInvitation, inviteAndAccept, linkInMailbox } from './mails';
import * as gates from './steps-gate';
import * as setup from './steps-setup';
import * as tickets from './steps-tickets';
import { GROUP_LEADER, LIST, PEOPLE, referenceOf, STRUCTURE, sessionOf } from './world';

test.describe.configure({ mode: 'serial' });

let admin: Page;
let agent: Page;
let leader: Page;
let holder: Page;
let gate: Page;
let link: string;

test.beforeAll(async ({ browser }) => {
  admin = await openPage(browser);
  agent = await openPage(browser);
  [leader, holder, gate] = [
    await openPage(browser, { phone: true }),
    await openPage(browser, { phone: true }),
    await openPage(browser, { phone: true }),
  ];
});
test.afterEach(() => {
  for (const page of [admin, agent, leader, holder, gate]) expectCalm(page);
});
test.afterAll(async () => {
  for (const page of [admin, agent, leader, holder, gate]) await page.context().close();
});

test('1. the operator invites an admin, who signs in and invites the team', async () => {
  await program('src/test/e2e/open-programme.ts');
  const { name, email } = PEOPLE.admin;
  await program('scripts/gradins.ts', 'user', 'invite', email, '--name', name, '--role', 'ADMIN');
  expect(await acceptInvitation(admin, await firstInvitation())).toBe('/aujourdhui');

  await visit(agent, '/connexion');
  await field(agent, 'Adresse e-mail').fill(email);
  await field(agent, 'Mot de passe').fill('une phrase qui n’ouvre rien');
  await agent.getByRole('button', { name: 'Se connecter' }).click();
  await expect(agent.getByRole('alert').filter({ hasText: 'Connexion refusée' })).toBeVisible();
  await expectAccessible(agent);

  expect(await inviteAndAccept(admin, 'agent')).toBe('/aujourdhui');
  expect(await inviteAndAccept(admin, 'second')).toBe('/aujourdhui');
  expect(await inviteAndAccept(admin, 'auditor')).toBe('/audit');
  expect(await inviteAndAccept(admin, 'gate')).toBe('/controle');
  await signInAs(agent, 'agent');
});

test('2. calendar, stock, structures and a list come in by file', async () => {
  await setup.importFile(agent, 'Calendrier des sessions', calendarFile, 0);
  await setup.importFile(agent, 'Stock de billets', stockFile, 0);
  await setup.importFile(agent, 'Structures', structuresFile, 1);
  await visit(agent, '/structures');
  expect(await inviteAndAccept(admin, 'leader', STRUCTURE)).toBe('/espace');
  await signInAs(leader, 'leader');
  await setup.importList(leader, listFile, LIST.length);
});

test('3. demands, a draw with its seed, seats by hand: nothing is lost', async () => {
  await setup.setCutoff(admin, 1);
  await setup.askForFamily(leader, 'ATH01');
  await setup.askFor(agent, 'ATH01');
  await setup.drawAndPublish(agent);
  await visit(agent, '/sessions/ATH01');
  expect(await setup.expectConserved(agent, 'ATH01')).toBe(14);
  await setup.allocate(agent, 'JUD02', 12);
  await setup.allocate(agent, 'NAT03', 16);
  await visit(agent, '/attributions');
});

test('4. the leader takes the seats and says who holds them: thirty at most', async () => {
  await tickets.accept(leader, 'ATH01', 4);
  await tickets.assignNewLeader(leader, 4);
  await tickets.accept(leader, 'NAT03', 16);
  await tickets.assignKnownLeader(leader, 16);
  await tickets.accept(leader, 'JUD02', 12);
  await tickets.expectThirtyAtMost(leader, 20, 11);
  await visit(leader, '/espace');
});

test('5. a wave brings one link a ticket', async () => {
  await tickets.sendWave(agent);
  link = await linkInMailbox(agent, GROUP_LEADER.email, /Récupérer ce billet/);
  await expect(agent.frameLocator('iframe').getByRole('link', { name: /Récupérer ce billet/ })).toHaveCount(20);
});

test('6. on a phone: opening takes nothing, then all are taken and named', async () => {
  await tickets.claimAll(holder, link, 20);
  for (const [lastName] of LIST.slice(0, 4)) await tickets.giveName(holder, 'ATH01', lastName);
  await tickets.giveName(holder, 'NAT03', LIST[0][0]);
  await expectAccessible(holder);
  await tickets.handOf(holder, 'NAT03').getByRole('link', { name: 'Montrer les QR codes' }).tap();
  await expect(holder.getByRole('img', { name: /QR code du billet/ }).first()).toBeVisible();
  await expectAccessible(holder);
});

test('7. a rename, a seat given back, and the cutoff', async () => {
  await visit(agent, '/sessions/ATH01');
  const before = await setup.expectConserved(agent, 'ATH01');
  await visit(holder, link);
  await tickets.rename(holder, 'ATH01', LIST[4][0]);
  await tickets.giveBack(holder, 'ATH01');
  await visit(agent, '/sessions/ATH01');
  expect(await setup.expectConserved(agent, 'ATH01')).toBe(before + 1);

  await tickets.rename(holder, 'NAT03', LIST[5][0], false);
  await setup.setCutoff(admin, 48);
  await dialogOf(holder).getByRole('button', { name: 'Enregistrer' }).tap();
  await expect(dialogOf(holder).getByRole('alert')).toContainText('Règle des 48 heures');
  await expectAccessible(holder);
  await holder.reload();
  await expect(tickets.handOf(holder, 'NAT03').getByText(/Fermé depuis/)).toBeVisible();
  await expect(tickets.handOf(holder, 'NAT03').getByRole('button')).toHaveCount(0);
  await tickets.overrideName(agent, referenceOf(sessionOf('NAT03'), 0), LIST[5][0]);
});

test('8. the gate, the organiser’s own readings, the rate of attendance', async () => {
  await gates.assignGate(agent, 'NAT03');
  await signInAs(gate, 'gate');
  await gates.scanTwice(gate, 'NAT03', referenceOf(sessionOf('NAT03'), 0), LIST[5][0]);
  await setup.importFile(agent, 'Contrôles de l’organisateur', scansFile(), 0);
  await expect(agent.locator('dl > div').filter({ hasText: 'Entrées' })).toContainText('9');
  await gates.letItEnd('NAT03');
  await gates.expectAttendance(agent);
  await gates.downloads(agent);
  await visit(leader, '/espace/sorties');
});

import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { buildSession, buildTickets, inHours } from '../factories';
import { programWith } from './database';
import { expectAccessible, expectCalm, expectNoSideways, openPage } from './desk';
import { type LeaderAlone, leaderAlone } from './leader-alone';
import { addressesOf } from './other-web';

test.describe.configure({ mode: 'serial' });

let alone: LeaderAlone;
let drawId: string;

test.beforeAll(async ({ browser }) => {
  alone = await leaderAlone(browser, 'draw', []);
  const { sql } = alone;
  const [programme] = await sql<{ id: string }>('SELECT id FROM programme');
  const programmeId = programme?.id ?? '';
  const columns = { programme_id: programmeId, code: 'JUD01', starts_at: inHours(300) };
  const sessionId = await buildSession(sql, columns);
  await buildTickets(sql, { programmeId, sessionId, count: 3 });
  await sql(
    `INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, state)
     SELECT $1, id, $2, 1, 'FAMILY', 4, 1, 'SUBMITTED' FROM structure`,
    [programmeId, sessionId],
  );
  const out = await programWith(
    addressesOf('draw'),
    'scripts/gradins.ts',
    'draw',
    '--value',
    '4 8 15',
    '--publish',
    '--json',
  );
  drawId = (JSON.parse(out) as { drawId: string }).drawId;
});
test.afterEach(() => expectCalm(alone.leader));
test.afterAll(() => alone?.close());

test('Given a wish that got nothing, when its leader asks why, then it reads what stopped it and what would have fitted', async () => {
  const { leader } = alone;
  await leader.goto('/espace/demandes');
  await leader.getByRole('link', { name: 'Pourquoi ces réponses' }).tap();
  await expect(leader.getByText('il restait 3 places assises')).toBeVisible();
  await expect(leader.getByText('Un groupe de 3 personnes au plus aurait tenu')).toBeVisible();
  await expectAccessible(leader);
  await expectNoSideways(leader);
});

test('Given a published draw, when anybody draws it again in a browser, then yes; a touched proof shows the first line that differs', async ({
  browser,
}, info) => {
  const baseURL = new URL(alone.leader.url()).origin;
  const anybody = await openPage(browser, { phone: true, baseURL, colorScheme: 'dark', acceptDownloads: true });
  await anybody.goto(`/verification/${drawId}`);
  await anybody.getByRole('button', { name: 'Refaire le tirage ici' }).tap();
  await expect(anybody.getByText('Oui : chaque ligne est la même')).toBeVisible();
  await expectAccessible(anybody);
  await expectNoSideways(anybody);
  const download = anybody.waitForEvent('download');
  await anybody.getByRole('button', { name: 'Télécharger la preuve' }).tap();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk as Buffer));
  const touched = info.outputPath('proof.json');
  writeFileSync(touched, Buffer.concat(chunks).toString().replace('"weight":1', '"weight":2'));
  await anybody.locator('input[type=file]').setInputFiles(touched);
  await expect(anybody.getByText('Non : une ligne diffère')).toBeVisible();
  await expect(anybody.getByText('L’empreinte : règles')).toBeVisible();
  expectCalm(anybody);
  await anybody.context().close();
});

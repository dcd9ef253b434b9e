import { expect, test } from '@playwright/test';

const LIMIT = 320 * 1024;

test('Given the sign-in page, when a browser opens it for the first time, then its scripts weigh less than 320 KiB', async ({
  page,
}) => {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await page.goto('/connexion', { waitUntil: 'networkidle' });
  const weighed = await Promise.all(sizes);
  const whole = weighed.reduce((sum, size) => sum + size, 0);
  console.log(`first-load JavaScript of the sign-in page: ${Math.round(whole / 1024)} KiB in ${weighed.length} files`);
  expect(weighed.length).toBeGreaterThan(3);
  expect(whole).toBeLessThan(LIMIT);
});

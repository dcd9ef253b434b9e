import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Read with the environment as it is now. */
async function limits() {
  vi.resetModules();
  return (await import('./limits')).limitsOf;
}
const MEGABYTE = 1_048_576;

test('Given an installation that says nothing, then a structure sends 10 MB and 60,000 rows, the city 200 MB and 500,000', async () => {
  const limitsOf = await limits();
  expect(limitsOf(false)).toMatchObject({ maxBytes: 10 * MEGABYTE, maxRows: 60_000 });
  expect(limitsOf(true)).toMatchObject({ maxBytes: 200 * MEGABYTE, maxRows: 500_000 });
});

test('Given an installation that says otherwise, then its bounds are those of a file', async () => {
  vi.stubEnv('IMPORT_OUTSIDER_MEGABYTES', '3');
  vi.stubEnv('IMPORT_OUTSIDER_ROWS', '500');
  vi.stubEnv('IMPORT_STAFF_ROWS', '9000');
  const limitsOf = await limits();
  expect(limitsOf(false)).toMatchObject({ maxBytes: 3 * MEGABYTE, maxRows: 500 });
  expect(limitsOf(true)).toMatchObject({ maxBytes: 200 * MEGABYTE, maxRows: 9_000 });
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { prismaEnvironment } from '../../scripts/lib/prisma.mjs';

test('Given the migrations, then they make exactly the tables of schema.prisma', async () => {
  const owner = new URL(inject('ownerUrl'));
  owner.pathname = '/postgres';
  const args = [
    'node_modules/prisma/build/index.js',
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema.prisma',
    '--exit-code',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: prismaEnvironment({ DATABASE_URL: owner.href }),
  });
  expect(stdout).toContain('No difference detected');
});

import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const RULES = ['style/noRestrictedImports', 'style/noCommonJs'];
const CLIENTS = [
  `import { PrismaClient } from '@/platform/generated/prisma/client';`,
  `import { PrismaClient } from '../../platform/generated/prisma/client';`,
  `import { PrismaClient } from '@prisma/client';`,
  `import { PrismaPg } from '@prisma/adapter-pg';`,
  `import pg from 'pg';`,
  `import { inTransaction } from '../../platform/db';`,
  `import { closeDatabase } from '@/platform/db';`,
  `import * as db from '@/platform/db';`,
  `export * from '@/platform/db';`,
  `const { inTransaction } = await import('@/platform/db');`,
  `const pg = await import('pg');`,
  `const pg = require('pg');`,
  `import { inTransaction } from '@/platform/db';`,
];
const PURE = [...CLIENTS, `import type { Tx } from '@/platform/db';`, `import { query } from '@/platform/command';`];

/** Where code that serves requests stands (N is a number), and the lines that must not pass there. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'src/modules/tickets/fileN.queries.ts': CLIENTS,
  'src/modules/tickets/do-N.ts': CLIENTS,
  'src/modules/tickets/deeper/do-N.ts': CLIENTS,
  'src/modules/tickets/fileN.jobs.ts': CLIENTS,
  'src/modules/tickets/fileN.rules.ts': PURE,
  'src/modules/tickets/fileN.policy.ts': PURE,
  'src/modules/tickets/fileN.schema.ts': PURE,
  'src/modules/tickets/fileN.router.ts': PURE,
  'src/app/(city)/pageN/page.tsx': [...PURE, `import { listTickets } from '@/modules/tickets/ticket.queries';`],
  'src/app/(city)/_components/partN.tsx': PURE,
  'src/app/api/doorN/route.ts': CLIENTS,
  'src/trpc/doorN.ts': CLIENTS,
  'src/proxy.ts': [`import { inTransaction } from '@/platform/db';`],
  'src/modules/imports/check-import.ts': [`import { closeDatabase } from '@/platform/db';`],
};
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'src/modules/tickets/goodN.queries.ts': [
    `import { databaseClock, type Tx } from '@/platform/db';`,
    `import { query } from '@/platform/command';`,
    `import { Prisma } from '@/platform/generated/prisma/client';`,
  ],
  'src/modules/imports/apply-import.ts': [`import { inTransaction } from '@/platform/db';`],
  'src/app/api/goodN/route.ts': [`import { query } from '@/platform/command';`],
  'src/app/(city)/goodN/page.tsx': [`import { serverCaller } from '@/trpc/server';`],
};

let home: string;
let complaints: ReadonlySet<string>;
const numbered = (file: string, n: number): string => file.replace('N', String(n));

function write(files: Readonly<Record<string, readonly string[]>>): void {
  for (const [file, lines] of Object.entries(files)) {
    for (const [n, line] of lines.entries()) {
      const target = path.join(home, numbered(file, n));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, `${line}\n`);
    }
  }
}

beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'gradins-lint-'));
  copyFileSync('biome.json', path.join(home, 'biome.json'));
  write(REFUSED);
  write(ACCEPTED);
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
  const args = [
    biome,
    'lint',
    ...RULES.map((rule) => `--only=${rule}`),
    '--max-diagnostics=none',
    '--reporter=json',
    '.',
  ];
  const stdout = await promisify(execFile)(process.execPath, args, { cwd: home, maxBuffer: 64 * 1024 * 1024 }).then(
    (done) => done.stdout,
    // The linter ends with 1 because it complains, and says so on its output all the same.
    (ended: { stdout: string }) => ended.stdout,
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
  expect(diagnostics.filter(({ category }) => !RULES.some((rule) => category === `lint/${rule}`))).toEqual([]);
  complaints = new Set(diagnostics.map(({ location }) => location.path));
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('Given a line that takes another way to the database than command() and query()', () => {
  test.each(Object.entries(REFUSED))('when it stands in %s, then the linter refuses it', (file, lines) => {
    expect(lines.filter((_, n) => !complaints.has(numbered(file, n)))).toEqual([]);
  });

  test.each(Object.entries(ACCEPTED))('when a line of %s keeps to them, then it passes', (file, lines) => {
    expect(lines.filter((_, n) => complaints.has(numbered(file, n)))).toEqual([]);
  });
});

/** Every source file of ours, as text. */
function* sources(folder: string): Generator<readonly [file: string, text: string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !file.includes('platform/generated')) {
      yield [file, readFileSync(file, 'utf8')];
    }
  }
}

describe('Given every source file', () => {
  const all = [...sources('src'), ...sources('scripts'), ...sources('emails')];

  test('then no statement is put together as text for the database', () => {
    const found = (...parts: string[]) =>
      all.filter(([, text]) => new RegExp(parts.join('')).test(text)).map(([file]) => file);
    expect(found('\\$(query|execute)Raw', 'Unsafe')).toEqual([]);
    // Names of tables, columns and types, never anything that came in: written in that very file, or beside it as the `Meeting` of a kind.
    const named = all.filter(([, text]) => text.includes('generated/prisma/client') && /\braw[(]/.test(text));
    expect(named.map(([file]) => file).sort()).toEqual([
      'src/modules/imports/apply/applier.ts',
      'src/modules/imports/apply/meet.ts',
      'src/modules/imports/difference.queries.ts',
      'src/modules/imports/undo/judge.ts',
      'src/modules/imports/undo/kept.queries.ts',
      'src/modules/imports/undo/undo-import.ts',
      'src/modules/privacy/purge-steps.ts',
    ]);
  });

  test('then a rule is set aside for an import of the database nowhere', () => {
    const aside = all.filter(
      ([file, text]) => /biome-ignore[^\n]*noRestrictedImports/.test(text) && !file.endsWith('lint.test.ts'),
    );
    expect(aside.map(([file]) => file)).toEqual([]);
  });

  test('then an undefined in a filter is refused by the client, not left out', () => {
    expect(readFileSync('prisma/schema.prisma', 'utf8')).toMatch(/previewFeatures = \[[^\]]*"strictUndefinedChecks"/);
  });
});

// The Prisma command line, with the schema engine taken from an npm package instead of a download.
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, inProject } from './paths.mjs';
import { capture } from './processes.mjs';
import { Refusal } from './say.mjs';

const ENGINE = inProject('scripts/schema-engine.mjs');
const GENERATED = inProject('src/platform/generated/prisma');
const STAMP = path.join(GENERATED, '.schema-hash');

/** Environment in which Prisma asks nothing of the network. @param {Record<string, string | undefined>} [extra] */
export function prismaEnvironment(extra = {}) {
  if ((statSync(ENGINE).mode & 0o111) === 0) chmodSync(ENGINE, 0o755);
  return {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`, // the engine starts with `env node`
    PRISMA_SCHEMA_ENGINE_BINARY: ENGINE,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    ...extra,
  };
}

/** The arguments that run the Prisma command line with this node. @param {string[]} args */
export const prismaCommand = (args) => [inProject('node_modules/prisma/build/index.js'), ...args];

/** Runs Prisma quietly; throws Refusal with the end of its words when it fails. @param {string[]} args @param {Record<string, string | undefined>} [extra] */
export async function prisma(args, extra) {
  const { code, output } = await capture(process.execPath, prismaCommand(args), {
    cwd: inProject(),
    env: prismaEnvironment(extra),
  });
  if (code !== 0) throw new Refusal(`prisma ${args.join(' ')} failed:\n${output.trim()}`);
  return output;
}

/** Makes the typed client from prisma/schema.prisma unless the one there is of this very schema. True when it was made. */
export async function ensureGenerated() {
  const hash = hashOf(['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  await prisma(['generate'], { DATABASE_URL: process.env.DATABASE_URL ?? 'postgresql://unused@127.0.0.1/unused' });
  writeFileSync(STAMP, hash);
  return true;
}

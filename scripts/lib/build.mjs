// Builds the web, and knows when it need not.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hashOf, inProject } from './paths.mjs';
import { capture } from './processes.mjs';
import { Refusal, say } from './say.mjs';
import { buildBrowserVerifier, buildVerifier, VERIFIER_SOURCES } from './verifier.mjs';

const SERVER = inProject('.next/standalone/server.js');
const STAMP = inProject('.next/gradins-build');
const SOURCES = [
  'src',
  'emails',
  'public',
  'prisma/schema.prisma',
  'package-lock.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  ...VERIFIER_SOURCES,
];
const isNoSource = (file) =>
  /\.test\.tsx?$|[/\\]src[/\\]test[/\\]|[/\\]generated[/\\]|[/\\](gradins-verify\.mjs|verify-draw\.js)$/.test(file);

/** Builds unless the build there is of these very sources. True when it built. */
export async function ensureBuilt() {
  const hash = hashOf(SOURCES, isNoSource);
  if (existsSync(SERVER) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  say('Building (about a minute)…');
  await build();
  writeFileSync(STAMP, hash);
  return true;
}

async function build() {
  rmSync(inProject('.next/standalone'), { recursive: true, force: true });
  await Promise.all([buildVerifier(), buildBrowserVerifier()]);
  const { code, output } = await capture(process.execPath, [inProject('node_modules/next/dist/bin/next'), 'build'], {
    cwd: inProject(),
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new Refusal(`the build failed:\n${output.trim()}`);
  if (!existsSync(SERVER))
    throw new Refusal('the build made no .next/standalone/server.js: next.config.mjs must say output: standalone');
  cpSync(inProject('.next/static'), inProject('.next/standalone/.next/static'), { recursive: true });
  if (existsSync(inProject('public')))
    cpSync(inProject('public'), inProject('.next/standalone/public'), { recursive: true });
}

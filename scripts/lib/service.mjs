// What the web and the worker have in common when they start: the environment, read and checked.
import { compile } from './compile.mjs';
import { loadDotEnv } from './dot-env.mjs';
import { Refusal } from './say.mjs';

/** Reads .env and checks the environment; throws Refusal with everything that is wrong at once. The owner's address is forgotten. */
export async function prepareService() {
  loadDotEnv();
  process.env.NODE_ENV ??= 'production';
  delete process.env.DATABASE_URL; // web and worker never act as the owner of the tables
  const { env } = await import(await compile('src/platform/env.ts'));
  try {
    return env();
  } catch (error) {
    if (error instanceof Error && error.name === 'EnvironmentError') throw new Refusal(error.message);
    throw error;
  }
}

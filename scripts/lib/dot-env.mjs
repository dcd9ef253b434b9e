import { existsSync } from 'node:fs';
import { inProject } from './paths.mjs';

/** Reads the .env file when there is one; what the environment already says wins. */
export function loadDotEnv() {
  const file = inProject('.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** For tests: the real program, in a process of its own, in French, on the database of that address. */
export function gradins(appUrl: string, ...args: readonly string[]): Promise<Ended> {
  const program = fileURLToPath(new URL('../gradins.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env: { ...process.env, DATABASE_APP_URL: appUrl, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

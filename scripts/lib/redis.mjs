// A Redis for the queue tests: the one of REDIS_URL, else a private one for the time of the tests, else none.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './ports.mjs';
import { Refusal } from './say.mjs';

function launch(port, dir) {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir, '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Refusal(`redis-server ended with ${code}: ${output.trim().split('\n').at(-1)}`)),
    );
    child.stdout.on('data', (chunk) => {
      output = (output + chunk).slice(-4_000);
      if (output.includes('Ready to accept connections')) resolve(child);
    });
  });
}

/** @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} undefined when there is none to be had */
export async function startRedisForTests() {
  const url = process.env.TEST_REDIS_URL ?? process.env.REDIS_URL;
  if (url) return { url, stop: async () => {} };
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const port = await freePort();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'gradins-redis-'));
  const child = await launch(port, dir);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

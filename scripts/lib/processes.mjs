import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Is a process with this id alive? @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The command line of a process where the system shows it (Linux), else ''. @param {number} pid */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return ''; // no /proc (macOS) or the process is gone: the caller decides with isAlive
  }
}

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a condition holds; false when it did not within the time. @param {() => boolean} condition @param {number} milliseconds */
export async function waitUntil(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  return true;
}

/** Programs that run() and capture() wait for now. */
const shortLived = new Set();

/** Ends the programs that run() and capture() are waiting for: a stop was asked. */
export function endShortLived() {
  for (const child of shortLived) child.kill('SIGTERM');
}

function follow(child) {
  shortLived.add(child);
  child.once('close', () => shortLived.delete(child));
  return child;
}

/**
 * Runs a program to its end and returns its exit code; a signal counts as 128 + number (130 for Ctrl-C).
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = follow(spawn(command, args, { stdio: 'inherit', ...options }));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/**
 * Runs a program to its end, keeping what it prints. @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = follow(spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-64_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

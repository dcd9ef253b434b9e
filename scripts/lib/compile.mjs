// Compiles programs written in TypeScript, each into one file. Under a loader of TypeScript the worker holds 30 MB more, and each
// of its reading threads takes four tenths of a second to begin.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from './paths.mjs';

/** The thread in which files are read: `read-in-thread.ts` looks for it beside its own file. */
const THREAD = { 'thread-entry': 'src/modules/imports/reading/worker-thread.ts' };

/**
 * Compiles a program; packages stay where they are. Twice at once does no harm: each file appears whole.
 * @param {string} program its TypeScript, relative to the project
 * @param {{ readsFiles?: boolean }} [options]
 * @returns {Promise<string>} address of the compiled program
 */
export async function compile(program, { readsFiles = false } = {}) {
  const { build } = await import('esbuild');
  const name = path.basename(program, '.ts');
  const folder = inProject('dist', name);
  const { outputFiles } = await build({
    absWorkingDir: inProject(),
    entryPoints: { [name]: program, ...(readsFiles && THREAD) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
  });
  mkdirSync(folder, { recursive: true });
  for (const { path: file, contents } of outputFiles) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, file);
  }
  return pathToFileURL(path.join(folder, `${name}.mjs`)).href;
}

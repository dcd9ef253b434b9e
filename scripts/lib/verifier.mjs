// Builds the verifiers of draws: the file that stands alone, and the same rules for a worker of the visitor's browser.
import { inProject } from './paths.mjs';

/** What they are built from, besides the rules. */
export const VERIFIER_SOURCES = ['scripts/gradins/standalone-verifier.ts', 'scripts/lib/verifier.mjs'];

async function bundle(entry, outfile, options) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...{ entryPoints: [inProject(entry)], outfile, bundle: true, minify: true, ...options },
    ...{ tsconfig: inProject('tsconfig.json'), metafile: true, legalComments: 'none', logLevel: 'error' },
  });
  return Object.values(metafile.outputs)[0].bytes;
}

/** Writes the verifier that plain node runs, one file, and answers its size in bytes. */
export const buildVerifier = (outfile = inProject('public/gradins-verify.mjs')) =>
  bundle('scripts/gradins/standalone-verifier.ts', outfile, { platform: 'node', format: 'esm', target: 'node20' });

/**
 * Writes what the page of verification runs beside itself. Not left to the bundler of the pages, which hands such a file
 * out as it is written, in TypeScript.
 */
export const buildBrowserVerifier = (outfile = inProject('public/verify-draw.js')) =>
  bundle('src/app/(public)/verification/[drawId]/_components/verify.worker.ts', outfile, {
    ...{ platform: 'browser', format: 'iife', target: 'es2022' },
  });

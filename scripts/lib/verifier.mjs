// Builds the verifier of draws that stands alone: one small file that plain node runs.
import { inProject } from './paths.mjs';

export const VERIFIER = inProject('public/verifier/gradins-verify.mjs');

/** Writes the verifier, minified, and answers its size in bytes. */
export async function buildVerifier(outfile = VERIFIER) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: [inProject('scripts/gradins/standalone-verifier.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: inProject('tsconfig.json'),
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  return Object.values(metafile.outputs)[0].bytes;
}

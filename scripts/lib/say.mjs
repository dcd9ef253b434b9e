// Words for the person at the terminal. Only node builtins: this runs before anything is installed.

/** A failure the person can act on: shown as one line, without a stack. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** One line on standard output. @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** One line on standard error, for programs whose standard output is data. @param {string} text */
export function note(text) {
  process.stderr.write(`${text}\n`);
}

const SYSTEM_ERRORS = {
  ENOSPC: 'the disk is full: free some space and run it again',
  EROFS: 'the project folder is read-only',
  EMFILE: 'too many open files: raise the limit (ulimit -n)',
  ECONNREFUSED: 'the database does not answer: check DATABASE_URL and that the server runs',
  ENOTFOUND: 'the database host is unknown: check the host name in DATABASE_URL',
  '28P01': 'the database refused the password in DATABASE_URL',
  28000: 'the database refused this login: check the user in DATABASE_URL',
  '3D000': 'the database named in DATABASE_URL does not exist: create it first',
  53300: 'the database has no connection left: raise max_connections',
  53100: 'the disk of the database is full',
};

/** The one line for an error, or undefined when it is a fault of the program. @param {unknown} error @returns {string | undefined} */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return `not allowed: ${error.message}`;
  if (code in SYSTEM_ERRORS) return SYSTEM_ERRORS[code];
  if (error instanceof AggregateError) return error.errors.map(explain).find(Boolean);
  return undefined;
}

/** Runs a program: one line and exit 1 for a Refusal, the whole error for a fault. @param {() => Promise<void>} program */
export async function main(program) {
  try {
    await program();
  } catch (error) {
    const line = explain(error);
    process.stderr.write(line ? `gradins: ${line}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}

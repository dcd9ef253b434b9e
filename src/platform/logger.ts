import pino from 'pino';

/** Only these keys reach a log line; whatever else is passed is dropped, so that no name can slip in with an object. */
const ALLOWED = new Set([
  'event',
  'job',
  'jobId',
  'attempt',
  'worker',
  'command',
  'code',
  'kind',
  'status',
  'ms',
  'count',
  'port',
  'signal',
  'requestId',
  'importId',
  'mailId',
  'waveId',
  'purgeId',
  'drawId',
  'programmeId',
  'sessionId',
  'ticketId',
  'structureId',
  'userId',
  'rows',
  'backend',
  'transport',
  'error',
  'stack',
  'path',
  'method',
  'position',
  'hash',
]);

function allowed(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).filter(([key]) => ALLOWED.has(key)));
}

export const logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  formatters: { log: allowed },
  hooks: {
    // An error passed by itself, or as `err`, would be logged with its message.
    logMethod([line, ...rest]: unknown[], log) {
      const safe = line instanceof Error ? faultOf(line) : isLine(line) ? allowed(line) : line;
      (log as (...args: unknown[]) => void).call(this, safe, ...rest);
    },
  },
});

function isLine(line: unknown): line is Record<string, unknown> {
  return typeof line === 'object' && line !== null;
}

/** The kind and place of a fault, without its message: a driver's message may quote a row. */
export function faultOf(error: unknown): { error: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
  return { error: error.name, stack: frames, ...(typeof code === 'string' ? { code } : {}) };
}

import { readFile } from 'node:fs/promises';
import { discardDraw } from '../../src/modules/allocation/discard-draw';
import { drawProof } from '../../src/modules/allocation/draw.queries';
import { drawPage } from '../../src/modules/allocation/draw-page.queries';
import { verifyProof } from '../../src/modules/allocation/draw-verify.rules';
import { publishDraw } from '../../src/modules/allocation/publish-draw';
import { runDraw } from '../../src/modules/allocation/run-draw';
import type { SystemActor } from '../../src/platform/actor';
import { proofWords } from './proof-words';
import { operatorIn, print, printJson, read, requireId, UsageError, type Verb } from './verb';

async function publish(operator: SystemActor, drawId: string) {
  try {
    return await publishDraw(operator, { drawId });
  } catch (error) {
    process.stderr.write(`draw ${drawId} was made and is not published: it waits on the screens\n`);
    throw error;
  }
}

async function drawNow(operator: SystemActor, seed: string | undefined, publishes: boolean) {
  const { drawId, demands, granted, seats } = await runDraw(operator, seed === undefined ? {} : { seed });
  const drawn = await drawPage(operator, { drawId });
  const { inputHash: fingerprint, generator, offered } = drawn;
  const published = publishes ? await publish(operator, drawId) : null;
  const state = published ? 'PUBLISHED' : drawn.state;
  return { drawId, state, seed: drawn.seed, generator, fingerprint, offered, demands, granted, seats, published };
}

function tell(done: Awaited<ReturnType<typeof drawNow>>): void {
  print(`draw ${done.drawId} ${done.state}`);
  print(`seed ${done.seed}`);
  print(`fingerprint ${done.fingerprint}`);
  print(`${done.demands} wishes, ${done.granted} granted, ${done.seats} seats of ${done.offered} offered`);
  if (!done.published) print('nothing is given before it is published');
  else print(`${done.published.allocations} allocations proposed, ${done.published.mails} leaders told`);
}

/** Reads a proof again, without the database; exit 1 when it does not hold. */
async function verify(file: string, json: boolean): Promise<void> {
  let proof: unknown;
  try {
    proof = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(error instanceof SyntaxError ? `${file} is not JSON` : `${file} cannot be read`);
  }
  const verified = verifyProof(proof);
  if (json) printJson(verified);
  else for (const line of proofWords(verified)) print(line);
  if (!verified.ok) process.exitCode = 1;
}

async function discard(operator: SystemActor, drawId: string, json: boolean): Promise<void> {
  await discardDraw(operator, { drawId });
  if (json) printJson({ drawId, state: 'DISCARDED' });
  else print(`draw ${drawId} DISCARDED`);
}

const ACTIONS = ['discard', 'proof', 'verify'];

export const draw: Verb = {
  name: 'draw',
  usage:
    'draw [--seed TEXT] [--publish] [--json] | draw discard ID [--json] | draw proof ID | draw verify FILE [--json]',
  summary: 'draw all that is asked for against all that is free',
  help: [
    '--seed TEXT  the seed, up to 200 characters; without it 256 bits of the system. It is kept with the draw',
    '--publish    make it real at once: allocations proposed, wishes closed, leaders told by mail',
    '--json       one JSON document on standard output',
    'Without --publish the draw waits on the screens to be published there or discarded.',
    'draw discard ID puts a draw aside that was not published; it stays readable, with its seed.',
    'draw proof ID writes the proof on standard output, with codes and numbers alone: enough to draw again anywhere.',
    'draw verify FILE draws again from a proof and says what it found, or names the first line that differs and ends with 1.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      seed: { type: 'string' },
      publish: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const [action, what, ...more] = positionals;
    const drawing = values.seed !== undefined || values.publish;
    if (action !== undefined && (drawing || more.length > 0 || !what || !ACTIONS.includes(action)))
      throw new UsageError(`Usage: gradins ${draw.usage}`);
    if (action === 'verify') return verify(what ?? '', values.json);
    const drawId = action === undefined ? undefined : requireId(what);
    const operator = await operatorIn(values.programme);
    if (drawId && action === 'discard') return discard(operator, drawId, values.json);
    if (drawId) return printJson(await drawProof(operator, { drawId }));
    const done = await drawNow(operator, values.seed, values.publish);
    if (values.json) printJson(done);
    else tell(done);
  },
};

import { readFile } from 'node:fs/promises';
import { discardDraw } from '../../src/modules/allocation/discard-draw';
import { drawProof } from '../../src/modules/allocation/draw.queries';
import { drawInPublic } from '../../src/modules/allocation/draw-in-public';
import { drawPage } from '../../src/modules/allocation/draw-page.queries';
import { verifyProof } from '../../src/modules/allocation/draw-verify.rules';
import { prepareDraw } from '../../src/modules/allocation/prepare-draw';
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

type Asked = {
  readonly seed?: string | undefined;
  readonly value?: string | undefined;
  readonly what: string;
  readonly witnesses: string;
  readonly publish: boolean;
};

/** With a public value: committed to and drawn at once. Else a trial, which is never published. */
async function made(operator: SystemActor, { seed, value, what, witnesses }: Asked) {
  if (value === undefined) return runDraw(operator, seed === undefined ? {} : { seed });
  const { drawId } = await prepareDraw(operator, { publicValue: { what, at: new Date().toISOString() } });
  return drawInPublic(operator, { drawId, value, witnesses });
}

async function drawNow(operator: SystemActor, asked: Asked) {
  const { drawId, demands, granted, seats } = await made(operator, asked);
  const drawn = await drawPage(operator, { drawId });
  const { inputHash: fingerprint, generator, offered } = drawn;
  const published = asked.publish ? await publish(operator, drawId) : null;
  const state = published ? 'PUBLISHED' : drawn.state;
  const { seed, committed } = drawn;
  return { drawId, state, committed, seed, generator, fingerprint, offered, demands, granted, seats, published };
}

function tell(done: Awaited<ReturnType<typeof drawNow>>): void {
  print(`draw ${done.drawId} ${done.state}`);
  print(`seed ${done.seed}`);
  print(`fingerprint ${done.fingerprint}`);
  print(`${done.demands} wishes, ${done.granted} granted, ${done.seats} seats of ${done.offered} offered`);
  if (!done.committed) print('a trial: it can be proved, and is never published');
  else if (!done.published) print('nothing is given before it is published');
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
    'draw [--seed TEXT] [--json] | draw --value TEXT [--what TEXT] [--witnesses TEXT] [--publish] [--json] | draw discard ID [--json] | draw proof ID | draw verify FILE [--json]',
  summary: 'draw all that is asked for against all that is free',
  help: [
    '--value TEXT      the public value, to the letter: the draw is committed to, then drawn with it at once',
    '--what TEXT       what that value is, in words that anybody can check',
    '--witnesses TEXT  who stood by; kept in the trail for staff',
    '--publish         make it real at once: allocations proposed, wishes closed, leaders told by mail',
    '--seed TEXT       a trial with that seed, up to 200 characters; without it 256 bits of the system',
    '--json            one JSON document on standard output',
    'Quotas, caps, weights and priorities are those that the programme keeps.',
    'A draw without --value is a trial: it can be looked at and proved, and is never published.',
    'Without --publish the draw waits on the screens to be published there or discarded.',
    'draw discard ID puts a draw aside that was not published; it stays readable, with its seed.',
    'draw proof ID writes the proof on standard output, with codes and numbers alone: enough to draw again anywhere.',
    'draw verify FILE draws again from a proof and says what it found, or names the first line that differs and ends with 1.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      seed: { type: 'string' },
      value: { type: 'string' },
      what: { type: 'string', default: 'The value typed in at the command line' },
      witnesses: { type: 'string', default: 'The operator' },
      publish: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const [action, what, ...more] = positionals;
    const drawing = values.seed !== undefined || values.value !== undefined || values.publish;
    if (values.value === undefined ? values.publish : values.seed !== undefined)
      throw new UsageError('A draw is published with a public value, --value TEXT, and never with a seed typed in');
    if (action !== undefined && (drawing || more.length > 0 || !what || !ACTIONS.includes(action)))
      throw new UsageError(`Usage: gradins ${draw.usage}`);
    if (action === 'verify') return verify(what ?? '', values.json);
    const drawId = action === undefined ? undefined : requireId(what);
    const operator = await operatorIn(values.programme);
    if (drawId && action === 'discard') return discard(operator, drawId, values.json);
    if (drawId) return printJson(await drawProof(operator, { drawId }));
    const done = await drawNow(operator, values);
    if (values.json) printJson(done);
    else tell(done);
  },
};

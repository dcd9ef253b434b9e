import { discardDraw } from '../../src/modules/allocation/discard-draw';
import { drawPage } from '../../src/modules/allocation/draw-page.queries';
import { publishDraw } from '../../src/modules/allocation/publish-draw';
import { runDraw } from '../../src/modules/allocation/run-draw';
import type { SystemActor } from '../../src/platform/actor';
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

export const draw: Verb = {
  name: 'draw',
  usage: 'draw [--seed TEXT] [--publish] [--json] | draw discard ID [--json]',
  summary: 'draw all that is asked for against all that is free',
  help: [
    '--seed TEXT  the seed, up to 200 characters; without it 256 bits of the system. It is kept with the draw',
    '--publish    make it real at once: allocations proposed, wishes closed, leaders told by mail',
    '--json       one JSON document on standard output',
    'Without --publish the draw waits on the screens to be published there or discarded.',
    'draw discard ID puts a draw aside that was not published; it stays readable, with its seed.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      seed: { type: 'string' },
      publish: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const [action, id, ...more] = positionals;
    const discards = action === 'discard' && more.length === 0 && values.seed === undefined && !values.publish;
    if (action !== undefined && !discards) throw new UsageError(`Usage: gradins ${draw.usage}`);
    const drawId = discards ? requireId(id) : undefined;
    const operator = await operatorIn(values.programme);
    if (drawId) {
      await discardDraw(operator, { drawId });
      if (values.json) printJson({ drawId, state: 'DISCARDED' });
      else print(`draw ${drawId} DISCARDED`);
      return;
    }
    const done = await drawNow(operator, values.seed, values.publish);
    if (values.json) printJson(done);
    else tell(done);
  },
};

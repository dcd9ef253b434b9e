import { confirmAllocations } from '../../src/modules/allocation/confirm-allocation';
import { drawInPublic } from '../../src/modules/allocation/draw-in-public';
import { prepareDraw } from '../../src/modules/allocation/prepare-draw';
import { publishDraw } from '../../src/modules/allocation/publish-draw';
import { releaseAllocations } from '../../src/modules/allocation/release-allocation';
import type { SubmitDemandInput } from '../../src/modules/demands/demand.schema';
import { submitDemands } from '../../src/modules/demands/submit-demands';
import { look, type World } from './world';

export type SessionRow = {
  readonly id: string;
  readonly code: string;
  readonly sport: string;
  readonly startsAt: Date;
};
export type StructureRow = {
  readonly id: string;
  readonly name: string;
  readonly public: string;
  readonly externalId: string;
};

/** Sports asked for more than others, by what their houses hold. */
const WANTED = new Set([
  'Athlétisme',
  'Natation',
  'Judo',
  'Football',
  'Basketball',
  'Handball',
  'Gymnastique artistique',
]);

type Wish = SubmitDemandInput & { structureId: string; rank: number };

function wishFor(world: World, structure: StructureRow, session: SessionRow, rank: number): Wish {
  const { dice } = world;
  const wheelchairs = structure.public === 'DISABILITY' ? dice.between(0, 3) : dice.chance(6) ? 1 : 0;
  const base = { structureId: structure.id, sessionId: session.id, rank, wheelchairs };
  const kind = dice.below(10);
  if (kind < 6) return { ...base, formula: 'GROUP', groupSize: dice.between(6, 20), quantity: dice.chance(15) ? 2 : 1 };
  if (kind < 8) return { ...base, formula: 'FAMILY', quantity: dice.between(1, 4) };
  return kind < 9
    ? { ...base, formula: 'DUO', quantity: dice.between(2, 6) }
    : { ...base, formula: 'SOLO', quantity: dice.between(3, 6) };
}

/** Wishes of every structure, ranked: two or three times what there is. */
function invent(world: World, structures: readonly StructureRow[], sessions: readonly SessionRow[]): Wish[] {
  const { dice } = world;
  const wheel = sessions.flatMap((session) => (WANTED.has(session.sport) ? [session, session] : [session]));
  return structures.flatMap((structure) => {
    const chosen = new Set<SessionRow>();
    const count = dice.between(22, 56);
    while (chosen.size < count) chosen.add(dice.pick(wheel));
    return [...chosen].map((session, i) => wishFor(world, structure, session, i + 1));
  });
}

/** Demands, the draw, its publication, the answers of the structures: most say yes, some are silent, a few give back. */
export async function wishesAndDraw(
  world: World,
  structures: readonly StructureRow[],
  sessions: readonly SessionRow[],
  soon: ReadonlySet<string>,
): Promise<void> {
  const { actor, dice } = world;
  await submitDemands(actor, { demands: invent(world, structures, sessions) });
  const publicValue = { what: 'Les six numéros d’un loto inventé pour la démonstration', at: new Date().toISOString() };
  const { drawId } = await prepareDraw(actor, { publicValue });
  await drawInPublic(actor, { drawId, value: '4 8 15 16 23 42', witnesses: 'Deux témoins inventés' });
  await publishDraw(actor, { drawId, tell: false });
  const allocations = await look(
    world,
    (tx) => tx.$queryRaw<{ id: string; code: string }[]>`
    SELECT a.id, s.code FROM allocation a JOIN session s ON s.id = a.session_id WHERE a.programme_id = ${actor.programmeId}::uuid ORDER BY a.id`,
  );
  const order = dice.shuffle([...allocations].sort((a, b) => a.code.localeCompare(b.code)));
  const silent = order.filter(({ code }) => !soon.has(code)).slice(0, Math.floor(order.length * 0.05));
  const released = order.filter((a) => !silent.includes(a)).slice(0, Math.floor(order.length * 0.015));
  const aside = new Set([...silent, ...released].map(({ id }) => id));
  await releaseAllocations(actor, { allocationIds: released.map(({ id }) => id), reason: 'LATE_CHANGE' });
  await confirmAllocations(actor, { allocationIds: order.map(({ id }) => id).filter((id) => !aside.has(id)) });
}

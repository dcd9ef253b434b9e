import { addGroupLeaders, addPeople } from '../../src/modules/structures/add-people';
import { assignGroupLeaders } from '../../src/modules/structures/assign-group-leader';
import { type AgeBand, peopleFrom } from './people';
import type { StructureRow } from './wishes';
import { groupBy, look, type World } from './world';

/** Who a structure of that public mostly looks after. */
const AGES: Readonly<Record<string, readonly AgeBand[]>> = {
  YOUTH: ['UNDER_12', 'FROM_12_TO_17', 'FROM_12_TO_17', 'FROM_18_TO_25'],
  SPORT: ['UNDER_12', 'FROM_12_TO_17', 'FROM_12_TO_17', 'FROM_18_TO_25', 'FROM_26_TO_59'],
  SENIORS: ['FROM_60'],
  INTEGRATION: ['FROM_18_TO_25', 'FROM_18_TO_25', 'FROM_26_TO_59'],
};
const ANY: readonly AgeBand[] = [
  'UNDER_12',
  'FROM_12_TO_17',
  'FROM_18_TO_25',
  'FROM_26_TO_59',
  'FROM_26_TO_59',
  'FROM_60',
];
/** Wheelchair users on each list, enough for the largest wish of the demo. */
const WHEELCHAIRS = 4;

export async function lists(world: World, structures: readonly StructureRow[]): Promise<void> {
  const { actor, dice } = world;
  const invent = peopleFrom(dice);
  const people = structures.flatMap((structure) =>
    Array.from({ length: dice.between(52, 90) }, (_, i) => {
      const { lastName, firstName, ageBand } = invent(dice.pick(AGES[structure.public] ?? ANY));
      return { structureId: structure.id, person: { lastName, firstName, ageBand, wheelchair: i < WHEELCHAIRS } };
    }),
  );
  await addPeople(actor, { people });
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Group leaders for what each structure holds: at most 15 people a leader and session as advised, 30 tickets in all (rule 2). */
export async function groups(world: World): Promise<void> {
  const { actor, dice } = world;
  const invent = peopleFrom(dice);
  const allocations = await look(
    world,
    (tx) => tx.$queryRaw<{ id: string; structureId: string; externalId: string; seats: number }[]>`
    SELECT a.id, a.structure_id AS "structureId", st.external_id AS "externalId", a.quantity AS seats
    FROM allocation a JOIN session s ON s.id = a.session_id JOIN structure st ON st.id = a.structure_id
    WHERE a.programme_id = ${actor.programmeId}::uuid AND a.state = 'CONFIRMED' ORDER BY st.external_id, s.starts_at, s.code, a.id`,
  );
  const plan: { readonly leader: number; readonly allocationId: string; readonly quantity: number }[] = [];
  const leaders: {
    structureId: string;
    leader: { firstName: string; lastName: string; email: string; phone: string; locale: 'fr' };
  }[] = [];
  for (const [structureId, held] of groupBy(allocations, (a) => a.structureId)) {
    let room = 0;
    for (const allocation of held) {
      for (let left = allocation.seats; left > 0; ) {
        if (room === 0) {
          const { firstName, lastName } = invent('FROM_26_TO_59');
          const email = `${plain(firstName)}.${plain(lastName)}.${leaders.length}@exemple.example`;
          leaders.push({
            structureId,
            leader: {
              firstName,
              lastName,
              email,
              phone: `06 00 00 ${String(dice.between(10, 99))} ${String(dice.between(10, 99))}`,
              locale: 'fr',
            },
          });
          room = 30;
        }
        const quantity = Math.min(left, room, 15);
        const last = plan.at(-1);
        if (last && last.leader === leaders.length - 1 && last.allocationId === allocation.id) room = 0;
        else {
          plan.push({ leader: leaders.length - 1, allocationId: allocation.id, quantity });
          left -= quantity;
          room -= quantity;
        }
      }
    }
  }
  const ids = await addGroupLeaders(actor, { leaders });
  await assignGroupLeaders(actor, {
    assignments: plan.map(({ leader, allocationId, quantity }) => ({
      allocationId,
      groupLeaderId: ids[leader] ?? '',
      quantity,
    })),
  });
}

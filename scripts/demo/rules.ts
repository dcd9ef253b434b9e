import { changeDrawRules } from '../../src/modules/allocation/draw-rules/change-draw-rules';
import { addQuota } from '../../src/modules/allocation/draw-rules/save-quota';
import { tagStructure } from '../../src/modules/allocation/draw-rules/tag-structure';
import type { StructureRow } from './wishes';
import type { World } from './world';

const why = { reason: 'CITY_DECISION' } as const;
const TAG = 'Quartier prioritaire';

/** Rules of the draw as a city might keep them: three publics, one priority with its reason, caps and weights. */
export async function drawRules({ actor }: World, structures: readonly StructureRow[]): Promise<void> {
  await changeDrawRules(actor, {
    ...{ seatsPerStructure: 600, seatsPerTurn: 60, sharePercent: 40, seatsPerHead: 500 },
    ...{ base: 10, tag: 5, servedBefore: 4, declined: 2, noShow: 3 },
    ...why,
  });
  await addQuota(actor, { public: 'DISABILITY', minimumPercent: 8, ...why });
  await addQuota(actor, { public: 'SENIORS', minimumPercent: 5, ...why });
  await addQuota(actor, { public: 'SPORT', maximumPercent: 30, ...why });
  await addQuota(actor, { tag: TAG, minimumSeats: 600, ...why });
  const near = structures.filter((structure) => structure.public === 'NEIGHBOURHOOD').slice(0, 5);
  for (const { id } of near)
    await tagStructure(actor, {
      structureId: id,
      tag: TAG,
      reason: 'Plus de la moitié des familles accueillies habitent un quartier prioritaire de la ville.',
    });
}

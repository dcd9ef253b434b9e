import type { z } from 'zod';
import type { prepareDrawInput } from '@/modules/allocation/draw.schema';
import { drawInPublic } from '@/modules/allocation/draw-in-public';
import { prepareDraw } from '@/modules/allocation/prepare-draw';
import type { UserActor } from '@/platform/actor';

type Rules = Omit<z.input<typeof prepareDrawInput>, 'publicValue' | 'replaces'>;

/** A draw that can be published: prepared by the operator, for a value known at once, and drawn by `actor`. */
export async function drawnInPublic(actor: UserActor, rules: Rules = {}, value = '4 8 15 16 23 42') {
  const operator = { kind: 'system', name: 'operator', programmeId: actor.programmeId } as const;
  const publicValue = { what: 'The numbers of the lottery of the day', at: new Date().toISOString() };
  const { drawId } = await prepareDraw(operator, { ...rules, publicValue });
  return drawInPublic(actor, { drawId, value, witnesses: 'Two persons of the town hall' });
}

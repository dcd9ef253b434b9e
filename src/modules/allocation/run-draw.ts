import { randomBytes } from 'node:crypto';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import { runDrawInput } from './draw.schema';
import { inputFingerprint, rulesFingerprint } from './draw-fingerprint.rules';
import { lockDraws, readDrawInput } from './draw-record';
import { rulesFor } from './draw-rules/draw-rules.rules';
import { readDrawRules } from './draw-rules/read-draw-rules';
import { saveDraw } from './save-draw';

/**
 * A trial: draws all that is asked for against all that is free with a seed typed in, or with 256 bits of the system's
 * generator, by the rules that the programme keeps or, part by part, by others. It is kept like any draw and can be proved,
 * and is never published: nobody committed to its seed. Throws `allocation/nothing-to-draw`, `allocation/draw-under-way`.
 */
export const runDraw = command(
  'allocation/draw',
  runDrawInput,
  async ({ tx, actor, trail }, { seed: typed, ...given }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['programme', programmeId] });
    authorize(mayDraw(actor, { programmeId }));
    await lockDraws(tx, programmeId);
    const rules = rulesFor(await readDrawRules(tx, programmeId), given);
    const input = await readDrawInput(tx, programmeId, await readRules(tx, programmeId), rules);
    if (input.demands.length === 0) throw new DomainError('conflict', 'allocation/nothing-to-draw');
    const inputHash = inputFingerprint(input);
    const made = await saveDraw(tx, {
      id: null,
      programmeId,
      seed: typed || randomBytes(32).toString('hex'),
      inputHash,
      input,
    });
    const { drawId, ...facts } = made;
    trail({ subject: ['draw', drawId], facts: { ...facts, inputHash, rulesHash: rulesFingerprint(input.rules) } });
    return made;
  },
  { timeoutMs: 120_000 },
);

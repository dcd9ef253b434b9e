import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { requireSeen } from '@/platform/versions';
import { mayChangeDrawRules } from '../allocation.policy';
import { changeDrawRulesInput, type DrawSettings } from './draw-rules.schema';
import { lockDrawRules } from './lock-draw-rules';
import { readKeptRules } from './read-draw-rules';

const told = (value: DrawSettings[keyof DrawSettings]): string => (value === null ? 'none' : String(value));

/**
 * Changes the caps and weights of the draws to come; a commitment goes by those it froze. Throws
 * `common/changed-meanwhile`, `programmes/purged`, `accounts/proof-needed`.
 */
export const changeDrawRules = command(
  'allocation/change-draw-rules',
  changeDrawRulesInput,
  async ({ tx, actor, now, trail }, { version, reason, note, ...settings }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['programme', programmeId], reason, ...(note && { note }) });
    authorize(mayChangeDrawRules(actor, { programmeId }));
    requireFreshProof(actor, now);
    const locked = await lockDrawRules(tx, programmeId);
    requireSeen(locked, { actor, seen: version });
    const { settings: before } = await readKeptRules(tx, programmeId);
    const names = Object.keys(settings) as (keyof DrawSettings)[];
    const changed = names.filter((name) => settings[name] !== before[name]);
    trail({
      facts: Object.fromEntries(changed.map((name) => [name, `${told(before[name])} → ${told(settings[name])}`])),
    });
    const [saved] = await tx.$queryRaw<{ version: number }[]>`
      UPDATE draw_rules SET seats_per_structure = ${settings.seatsPerStructure}, seats_per_turn = ${settings.seatsPerTurn},
        share_percent = ${settings.sharePercent}, seats_per_head = ${settings.seatsPerHead}, base = ${settings.base},
        served_before = ${settings.servedBefore}, declined = ${settings.declined}, no_show = ${settings.noShow},
        tag = ${settings.tag}, improve = ${settings.improve}
      WHERE programme_id = ${programmeId}::uuid RETURNING version`;
    return { version: saved?.version ?? locked.version };
  },
);

import { isCity } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { env } from '@/platform/env';
import type { CheckContext } from '../field.rules';
import { mayImport } from '../import.policy';
import { structureIn } from '../import.rules';
import { knownTo } from '../known-to-check';
import { limitsOf } from '../limits';
import type { Reader } from './guide.rules';
import { templateInput } from './template.schema';

/** What a template is made from: what the check of such a file would know now. */
export type TemplateTaken = { readonly context: CheckContext; readonly reader: Reader };

/**
 * An empty file to fill in, for whoever may send one of that kind: it holds no row of anything, only the codes of the
 * programme's sessions. A leader's is of its own structure. Throws `common/forbidden`.
 */
export const takeTemplate = command(
  'imports/template',
  templateInput,
  async ({ tx, actor, trail }, { kind }): Promise<TemplateTaken> => {
    const programmeId = programmeIdOf(actor);
    const own = actor.kind === 'user' && structureIn(kind) !== 'never' ? actor.structureId : null;
    trail({ subject: ['programme', programmeId], structureId: own, facts: { kind } });
    authorize(mayImport(actor, { programmeId, structureId: own, kind }));
    const [programme] = await tx.$queryRaw<{ timeZone: string; ageOn: string }[]>`
      SELECT time_zone AS "timeZone", starts_on::text AS "ageOn" FROM programme WHERE id = ${programmeId}::uuid`;
    const known = await knownTo(tx, { kind, programmeId, structureId: own });
    return {
      context: { timeZone: programme?.timeZone ?? 'UTC', ageOn: programme?.ageOn ?? '', ...known },
      reader: {
        toCity: isCity(actor),
        fileHours: env().IMPORT_FILE_HOURS,
        limits: { structure: limitsOf(false), city: limitsOf(true) },
      },
    };
  },
);

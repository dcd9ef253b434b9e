import { sendWave } from '../../src/modules/claims/send-wave';
import { previewWave } from '../../src/modules/claims/wave-preview.queries';
import { COMPETITIONS, type Competition } from '../../src/modules/sessions/session.rules';
import type { SystemActor } from '../../src/platform/actor';
import { operatorIn, print, printJson, read, UsageError, type Verb } from './verb';

/** Counts only: the preview of the screens also names people, a terminal need not. */
async function preview(operator: SystemActor, competition: Competition) {
  const { mails, tickets, structures, withoutLeader } = await previewWave(operator, { competition });
  const waiting = { tickets: withoutLeader.tickets, structures: withoutLeader.structures };
  return { competition, dryRun: true, mails, tickets, structures, withoutLeader: waiting };
}

export const wave: Verb = {
  name: 'wave',
  usage: `wave --competition <${COMPETITIONS.join('|')}> [--dry-run] [--json]`,
  summary: 'write to every group leader who holds confirmed tickets not sent yet',
  help: [
    '--competition  one competition a wave',
    '--dry-run      say who would be written to, in numbers; nothing is sent',
    '--json         one JSON document on standard output',
    'The mails leave as soon as the worker runs. A wave with nobody to write to is refused.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      competition: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const competition = COMPETITIONS.find((known) => known === values.competition?.toUpperCase());
    if (!competition || positionals.length > 0) throw new UsageError(`Usage: gradins ${wave.usage}`);
    const operator = await operatorIn(values.programme);
    if (values['dry-run']) {
      const found = await preview(operator, competition);
      if (values.json) printJson(found);
      else {
        print(`would write ${found.mails} mails for ${found.tickets} tickets of ${found.structures} structures`);
        print(
          `${found.withoutLeader.tickets} tickets of ${found.withoutLeader.structures} structures have no group leader`,
        );
      }
      return;
    }
    const sent = await sendWave(operator, { competition });
    if (values.json) printJson({ competition, dryRun: false, ...sent });
    else print(`wave ${sent.number} (${competition}): ${sent.mails} mails for ${sent.tickets} tickets`);
  },
};

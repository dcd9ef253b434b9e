import { emailAddress } from '../../src/modules/accounts/account.schema';
import { planPurge } from '../../src/modules/privacy/plan-purge';
import { purgeCertificate, purgeStatus } from '../../src/modules/privacy/purge.queries';
import { EARLY_REASONS } from '../../src/modules/privacy/purge.schema';
import { runPurge } from '../../src/modules/privacy/run-purge';
import type { SystemActor } from '../../src/platform/actor';
import { inTransaction } from '../../src/platform/db';
import { operatorIn, print, printJson, read, UsageError, type Verb } from './verb';

type Counts = Readonly<Record<string, number>>;

function tellCounts(counts: Counts): void {
  for (const [table, rows] of Object.entries(counts)) if (rows > 0) print(`  ${table.padEnd(20)} ${rows}`);
}

async function adminOf(operator: SystemActor, address: string): Promise<string> {
  const email = emailAddress.safeParse(address);
  const found = email.success
    ? await inTransaction(operator, 'operator/admin', (tx) =>
        tx.user.findFirst({ where: { email: email.data, role: 'ADMIN', disabledAt: null }, select: { id: true } }),
      )
    : null;
  if (!found) throw new UsageError('--planned-by: no admin has this address and an open account');
  return found.id;
}

async function plan(operator: SystemActor, options: { by?: string; reason?: string; json: boolean }): Promise<void> {
  const earlyReason = EARLY_REASONS.find((known) => known === options.reason?.toUpperCase());
  if (options.reason !== undefined && !earlyReason) throw new UsageError(`--reason: ${EARLY_REASONS.join(', ')}`);
  if (options.by === undefined && earlyReason === undefined) {
    const { programme, due, left } = await purgeStatus(operator, undefined);
    if (options.json)
      printJson({ purgeId: null, state: null, due, dueAt: programme.dueAt, purgedAt: programme.purgedAt, plan: left });
    else {
      print(`due ${programme.dueAt.toISOString()}${due ? ', now' : ''}; a purge would delete or empty these rows:`);
      tellCounts(left ?? {});
      print('nothing is planned: --planned-by EMAIL plans it in the name of that admin');
    }
    return;
  }
  const planner = options.by === undefined ? {} : { plannedById: await adminOf(operator, options.by) };
  const made = await planPurge(operator, { ...planner, ...(earlyReason && { earlyReason }) });
  if (options.json) printJson({ purgeId: made.purgeId, state: 'PLANNED', plan: made.plan });
  else {
    print(`purge ${made.purgeId} PLANNED; rows to delete or empty:`);
    tellCounts(made.plan);
    print('another admin confirms it on the screen /purge');
  }
}

async function run(operator: SystemActor, json: boolean): Promise<void> {
  const { purges } = await purgeStatus(operator, undefined);
  const ready = purges.find(({ state }) => state === 'CONFIRMED' || state === 'RUNNING');
  if (!ready) {
    const planned = purges.find(({ state }) => state === 'PLANNED');
    throw new UsageError(
      planned
        ? `purge ${planned.id} is planned and not confirmed: another admin than the one who planned confirms it on the screen /purge`
        : 'no purge is planned and confirmed: two people decide it, one plans, another confirms',
    );
  }
  await runPurge(operator, ready.id);
  const { certificate } = await purgeCertificate(operator, { purgeId: ready.id });
  if (json) printJson({ state: 'DONE', ...certificate });
  else {
    print(`purge ${ready.id} DONE ${certificate.finishedAt}; rows deleted or emptied:`);
    tellCounts(certificate.done);
    print(`rates before and after: equal, ${certificate.rates.length} lines`);
  }
}

export const purge: Verb = {
  name: 'purge',
  usage: 'purge plan [--planned-by EMAIL] [--reason CODE] [--json] | purge run [--json]',
  summary: 'take the names away when the retention is over; the counts and rates stay',
  help: [
    'plan                by itself: count what would go, write nothing',
    '--planned-by EMAIL  plan it, in the name of that admin; the trail says it was typed here',
    `--reason CODE       needed before the end of the retention: ${EARLY_REASONS.join(', ')}`,
    'run                 carry out, or go on with, the purge that two people decided, and print its certificate',
    '--json              one JSON document on standard output',
    'Two people decide: one plans, another admin confirms, signed in, on the screen /purge. No command confirms.',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      'planned-by': { type: 'string' },
      reason: { type: 'string' },
      json: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const action = positionals.join(' ');
    const { 'planned-by': by, reason, json } = values;
    const runs = action === 'run' && by === undefined && reason === undefined;
    if (action !== 'plan' && !runs) throw new UsageError(`Usage: gradins ${purge.usage}`);
    const operator = await operatorIn(values.programme);
    if (runs) await run(operator, json);
    else await plan(operator, { json, ...(by !== undefined && { by }), ...(reason !== undefined && { reason }) });
  },
};

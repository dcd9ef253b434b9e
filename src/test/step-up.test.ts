import { beforeEach, describe, expect, test } from 'vitest';
import { changeDrawRules } from '@/modules/allocation/draw-rules/change-draw-rules';
import { addQuota } from '@/modules/allocation/draw-rules/save-quota';
import { exportNames } from '@/modules/attendance/export-names';
import { confirmPurge } from '@/modules/privacy/confirm-purge';
import { planPurge } from '@/modules/privacy/plan-purge';
import { changeProgramme } from '@/modules/programmes/change-programme';
import { currentProgramme } from '@/modules/programmes/programme.queries';
import { assignGroupLeader } from '@/modules/structures/assign-group-leader';
import { correctName } from '@/modules/tickets/correct-name';
import { nameTicket, nameTickets, renameTicket, renameTickets } from '@/modules/tickets/name-tickets';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import { takeBackTickets } from '@/modules/tickets/take-back-tickets';
import { type Scene, ticketScene } from '@/modules/tickets/ticket-scene';
import type { Actor, UserActor } from '@/platform/actor';
import { testDatabase } from './database';
import { buildActor, buildGroupLeader, inHours } from './factories';

const { sql } = testDatabase();
let scene: Scene;
let admin: UserActor;
let ticketId: string;
let beneficiaryId: string;

/** A session whose cutoff has passed, with a name on its first seat. */
beforeEach(async () => {
  scene = await ticketScene(sql, { session: { starts_at: inHours(24), cutoff_at: inHours(-24) } });
  admin = await buildActor(sql, 'ADMIN', scene.programmeId);
  [ticketId = '', beneficiaryId = ''] = [scene.tickets[0], scene.people[1]];
});
const named = () =>
  sql(`UPDATE ticket SET beneficiary_id = $1, named_at = now() WHERE id = $2`, [scene.people[0], ticketId]);
const seat = async () => ({ ticketId, version: await versionOf(), beneficiaryId });
const versionOf = async () =>
  (await sql<{ version: number }>(`SELECT version FROM ticket WHERE id = $1`, [ticketId]))[0]?.version ?? 0;

/** What an act needs besides its reason, asked for as this person; `wrong`: what it says to no reason. */
type Act = readonly [
  what: string,
  reason: string,
  wrong: string | null,
  act: (actor: Actor, why: { reason?: never }) => Promise<() => Promise<unknown>>,
];

const ACTS: readonly Act[] = [
  [
    'attendance/export-names',
    'ACCESS_CONTROL',
    'common/invalid-input',
    async (actor, why) => () => exportNames(actor, { format: 'csv', filters: {}, ...why } as never),
  ],
  [
    'programmes/change',
    'LEGAL_REQUEST',
    'programmes/reason-required',
    async (actor, why) => {
      const current = await currentProgramme(admin, {});
      const { id, timeZone: _zone, purgeDueAt: _due, purgedAt: _gone, can: _can, ...form } = current;
      const rules = { ...form.rules, retentionDays: 90 };
      return () => changeProgramme(actor, { programmeId: id, ...form, rules, ...why });
    },
  ],
  [
    'allocation/change-draw-rules',
    'CITY_DECISION',
    'common/invalid-input',
    async (actor, why) => () => changeDrawRules(actor, { version: 0, seatsPerTurn: 8, ...why } as never),
  ],
  [
    'allocation/add-quota',
    'CITY_DECISION',
    'common/invalid-input',
    async (actor, why) => () => addQuota(actor, { minimumPercent: 8, ...why } as never),
  ],
  [
    'privacy/plan-purge',
    'AUTHORITY_REQUEST',
    'privacy/not-due',
    async (actor, { reason }) => {
      await sql(`UPDATE programme SET purge_due_at = now() + interval '9 days' WHERE id = $1`, [scene.programmeId]);
      return () => planPurge(actor, reason ? { earlyReason: reason } : {});
    },
  ],
  [
    'privacy/confirm-purge',
    'PROGRAMME_CANCELLED',
    'common/invalid-input',
    async (actor, why) => {
      const second = await buildActor(sql, 'ADMIN', scene.programmeId);
      const { purgeId } = await planPurge(second, { earlyReason: 'REHEARSAL' });
      return () => confirmPurge(actor, { purgeId, ...why } as never);
    },
  ],
  [
    'tickets/name',
    'LATE_CHANGE',
    'tickets/reason-required',
    async (actor, why) => {
      const input = { ...(await seat()), ...why };
      return () => nameTicket(actor, input);
    },
  ],
  [
    'tickets/name-many',
    'LATE_CHANGE',
    'tickets/reason-required',
    async (actor, why) => {
      const names = [await seat()];
      return () => nameTickets(actor, { names, ...why });
    },
  ],
  [
    'tickets/rename',
    'ILLNESS',
    'tickets/reason-required',
    async (actor, why) => {
      await named();
      const input = { ...(await seat()), ...why };
      return () => renameTicket(actor, input);
    },
  ],
  [
    'tickets/rename-many',
    'ILLNESS',
    'tickets/reason-required',
    async (actor, why) => {
      await named();
      const names = [await seat()];
      return () => renameTickets(actor, { names, ...why });
    },
  ],
  [
    'tickets/correct-name',
    'TYPING_ERROR',
    null,
    async (actor) => {
      await named();
      return () => correctName(actor, { ticketId, version: 0, lastName: 'Ba', firstName: 'Awa' });
    },
  ],
  [
    'tickets/restitute',
    'ORGANISER_REQUEST',
    'tickets/reason-required',
    async (actor, why) => () => restituteTickets(actor, { ticketIds: [ticketId], ...why }),
  ],
  [
    'tickets/take-back',
    'OTHER',
    'tickets/reason-required',
    async (actor, why) => () => takeBackTickets(actor, { ticketIds: [ticketId], ...why }),
  ],
  [
    'structures/assign-group-leader',
    'LATE_CHANGE',
    'tickets/reason-required',
    async (actor, why) => {
      const { programmeId: programme_id, structureId: structure_id, allocationId } = scene;
      const groupLeaderId = await buildGroupLeader(sql, { programme_id, structure_id });
      const asked = { allocationId, groupLeaderId, ticketIds: [ticketId] };
      return () => assignGroupLeader(actor, { ...asked, ...why });
    },
  ],
];

const lines = (action: string) =>
  sql(`SELECT outcome, code, reason FROM audit WHERE actor = $1 AND action = $2 ORDER BY id`, [
    `user:${admin.userId}`,
    action,
  ]);

describe('Given what asks for the second factor again and a reason: names out, purge, rules, an override after the cutoff', () => {
  test.each(ACTS)(
    '%s: when the proof is fifteen minutes old, then it is refused and the trail says so',
    async (action, reason, _, act) => {
      const stale = { ...admin, provedAt: new Date(Date.now() - 15 * 60_000) };
      const work = await act(stale, { reason: reason as never });
      await expect(work()).rejects.toMatchObject({ code: 'accounts/proof-needed' });
      expect(await lines(action)).toMatchObject([{ outcome: 'REFUSED', code: 'accounts/proof-needed' }]);
    },
  );

  test.each(ACTS.filter(([, , wrong]) => wrong !== null))(
    '%s: when no reason is given, then it is refused',
    async (action, _, wrong, act) => {
      const work = await act(admin, {});
      await expect(work()).rejects.toMatchObject({ code: wrong });
      expect(await lines(action)).toMatchObject([{ outcome: 'REFUSED', code: wrong }]);
    },
  );

  test.each(ACTS)(
    '%s: when both are given, then it is done, and the trail has the reason',
    async (action, reason, _, act) => {
      await (await act(admin, { reason: reason as never }))();
      expect(await lines(action)).toEqual([{ outcome: 'DONE', code: null, reason }]);
    },
  );
});

import { changeDemand } from '@/modules/demands/change-demand';
import { submitDemand } from '@/modules/demands/submit-demand';
import { withdrawDemand } from '@/modules/demands/withdraw-demand';
import { changeProgramme } from '@/modules/programmes/change-programme';
import { currentProgramme } from '@/modules/programmes/programme.queries';
import { assignGate } from '@/modules/sessions/assign-gate';
import { cancelSession } from '@/modules/sessions/cancel-session';
import { holdSeats, releaseSeats } from '@/modules/sessions/hold-seats';
import { postponeSession } from '@/modules/sessions/postpone-session';
import { editBeneficiary, removeBeneficiary } from '@/modules/structures/save-beneficiary';
import { editGroupLeader } from '@/modules/structures/save-group-leader';
import { editStructure } from '@/modules/structures/save-structure';
import { correctName } from '@/modules/tickets/correct-name';
import { nameTicket, nameTickets, renameTicket } from '@/modules/tickets/name-tickets';
import { at, ticketScene } from '@/modules/tickets/ticket-scene';
import type { TestDatabase } from '@/test/database';
import { buildActor, buildTickets, inHours } from '@/test/factories';
import { ACCOUNT_CASES } from './account-cases';
import { RULE_CASES } from './rule-cases';

type Sql = TestDatabase['sql'];

/** For tests: every command that edits a record, given twice on the version both editors read. */
export async function given(sql: Sql) {
  const scene = await ticketScene(sql);
  const { programmeId, structureId } = scene;
  return {
    sql,
    ...scene,
    admin: await buildActor(sql, 'ADMIN', programmeId),
    gates: [await buildActor(sql, 'GATE', programmeId), await buildActor(sql, 'GATE', programmeId)],
    colleague: await buildActor(sql, 'LEADER', programmeId, structureId),
    personId: at(scene.people, 5),
  };
}
export type World = Awaited<ReturnType<typeof given>>;

/** One edit of a record: by whom, writing what, on the version `version` of the row `id` of `table`. */
type Edit = (version: number | undefined) => Promise<unknown>;
export type Case = {
  readonly table: string;
  readonly fields: string;
  readonly prepare?: (world: World) => Promise<unknown>;
  readonly id: (world: World) => string | Promise<string>;
  readonly first: (world: World, id: string) => Edit;
  readonly second: (world: World, id: string) => Edit;
  /** What the second is told after seeing the first's change, where the rules of the domain refuse it. */
  readonly refused?: string;
  /** Both editors write the same as the first when they meet; else one might have nothing to change. */
  readonly alike?: boolean;
};

export const person = { lastName: 'Diop', firstName: 'Awa', ageBand: null, wheelchair: false };
const leader = { firstName: 'Inès', lastName: 'Roy', email: 'ines@asso.test', phone: '', locale: 'fr' as const };
const structure = { name: 'Club des deux rives', public: 'YOUTH' as const };
export const why = { reason: 'OTHER' as const };
const anyVersion = (version: number | undefined) => version as number;

const programmeForm = async ({ admin }: World) => {
  const { name, startsOn, endsOn, senderName, contactEmail, contactPhone, rules } = await currentProgramme(admin, {});
  return { programmeId: admin.programmeId, name, startsOn, endsOn, senderName, contactEmail, contactPhone, rules };
};
export const submit = async ({ leader: asker, sessionId }: World, quantity: number, version: number | null) =>
  submitDemand(asker, { sessionId, formula: 'DUO', quantity, version });
const demandOf = async ({ sql, structureId }: World) =>
  String((await sql(`SELECT id FROM demand WHERE structure_id = $1 LIMIT 1`, [structureId]))[0]?.id);
export const named = (world: World) =>
  nameTicket(world.leader, { ticketId: at(world.tickets, 0), version: 0, beneficiaryId: at(world.people, 0) });
const moved = (hours: number) => ({ startsAt: inHours(hours), endsAt: inHours(hours + 3), ...why });

export const CASES: Readonly<Record<string, Case>> = {
  'programmes/change': {
    table: 'programme',
    fields: 'rules.cutoffHours,name',
    id: ({ programmeId }) => programmeId,
    first: (world) => async (version) => {
      const form = await programmeForm(world);
      return changeProgramme(world.admin, {
        ...form,
        version: anyVersion(version),
        name: 'Hiver',
        rules: { ...form.rules, cutoffHours: 72 },
        reason: 'OTHER',
      });
    },
    second: (world) => async (version) =>
      changeProgramme(world.admin, {
        ...(await programmeForm(world)),
        name: 'Printemps',
        reason: 'OTHER',
        version: anyVersion(version),
      }),
  },
  'structures/edit': {
    table: 'structure',
    fields: 'name,city',
    id: ({ structureId }) => structureId,
    first:
      ({ agent }, structureId) =>
      (version) =>
        editStructure(agent, { ...structure, district: 12, city: 'Paris', structureId, version: anyVersion(version) }),
    second:
      ({ admin }, structureId) =>
      (version) =>
        editStructure(admin, { ...structure, name: 'Autre', district: 12, structureId, version: anyVersion(version) }),
  },
  'structures/edit-person': {
    table: 'beneficiary',
    fields: 'firstName,lastName',
    id: ({ personId }) => personId,
    first:
      ({ leader: one }, beneficiaryId) =>
      (version) =>
        editBeneficiary(one, { beneficiaryId, version: anyVersion(version), person }),
    second:
      ({ agent }, beneficiaryId) =>
      (version) =>
        editBeneficiary(agent, {
          beneficiaryId,
          version: anyVersion(version),
          person: { ...person, firstName: 'Noé' },
        }),
  },
  'structures/remove-person': {
    table: 'beneficiary',
    fields: 'firstName,lastName',
    id: ({ personId }) => personId,
    first:
      ({ leader: one }, beneficiaryId) =>
      (version) =>
        editBeneficiary(one, { beneficiaryId, version: anyVersion(version), person }),
    second:
      ({ agent }, beneficiaryId) =>
      (version) =>
        removeBeneficiary(agent, { beneficiaryId, version: anyVersion(version) }),
  },
  'structures/edit-group-leader': {
    table: 'group_leader',
    fields: 'firstName,lastName',
    prepare: ({ sql, groupLeaderId }) =>
      sql(`UPDATE group_leader SET email = 'ines@asso.test' WHERE id = $1`, [groupLeaderId]),
    id: ({ groupLeaderId }) => groupLeaderId,
    first:
      ({ leader: one }, groupLeaderId) =>
      (version) =>
        editGroupLeader(one, { groupLeaderId, version: anyVersion(version), leader }),
    second:
      ({ colleague }, groupLeaderId) =>
      (version) =>
        editGroupLeader(colleague, {
          groupLeaderId,
          version: anyVersion(version),
          leader: { ...leader, firstName: 'Léa' },
        }),
  },
  'sessions/postpone': {
    table: 'session',
    fields: 'endsAt,startsAt,status',
    id: ({ sessionId }) => sessionId,
    first:
      ({ agent }, sessionId) =>
      (version) =>
        postponeSession(agent, { sessionId, version, ...moved(300) }),
    second:
      ({ admin }, sessionId) =>
      (version) =>
        postponeSession(admin, { sessionId, version, ...moved(400) }),
  },
  'sessions/cancel': {
    table: 'session',
    fields: 'endsAt,startsAt,status',
    id: ({ sessionId }) => sessionId,
    first:
      ({ agent }, sessionId) =>
      (version) =>
        postponeSession(agent, { sessionId, version, ...moved(300) }),
    second:
      ({ admin }, sessionId) =>
      (version) =>
        cancelSession(admin, { sessionId, version, ...why }),
  },
  'sessions/hold-seats': {
    table: 'session',
    fields: 'reserve',
    prepare: ({ sql, programmeId, sessionId }) => buildTickets(sql, { programmeId, sessionId, count: 9 }),
    id: ({ sessionId }) => sessionId,
    first:
      ({ agent }, sessionId) =>
      (version) =>
        holdSeats(agent, { sessionId, version, quantity: 3, ...why }),
    second:
      ({ admin }, sessionId) =>
      (version) =>
        holdSeats(admin, { sessionId, version, quantity: 2, ...why }),
  },
  'sessions/release-seats': {
    table: 'session',
    fields: 'reserve',
    prepare: ({ sql, programmeId, sessionId }) => buildTickets(sql, { programmeId, sessionId, count: 9 }),
    id: ({ sessionId }) => sessionId,
    first:
      ({ agent }, sessionId) =>
      (version) =>
        holdSeats(agent, { sessionId, version, quantity: 3, ...why }),
    second:
      ({ admin }, sessionId) =>
      (version) =>
        releaseSeats(admin, { sessionId, version, quantity: 2, ...why }),
  },
  'sessions/assign-gate': {
    table: 'session',
    fields: 'gate',
    id: ({ sessionId }) => sessionId,
    first:
      ({ agent, gates }, sessionId) =>
      (version) =>
        assignGate(agent, { sessionId, version, userIds: [gates[0]?.userId ?? ''] }),
    second:
      ({ admin, gates }, sessionId) =>
      (version) =>
        assignGate(admin, { sessionId, version, userIds: [gates[1]?.userId ?? ''] }),
  },
  'demands/submit': {
    table: 'demand',
    fields: 'quantity',
    prepare: (world) => submit(world, 1, null),
    id: demandOf,
    first: (world) => (version) => submit(world, 2, anyVersion(version)),
    second: (world) => (version) => submit(world, 3, anyVersion(version)),
  },
  'demands/change': {
    table: 'demand',
    fields: 'quantity',
    prepare: (world) => submit(world, 1, null),
    id: demandOf,
    first: (world) => (version) => submit(world, 2, anyVersion(version)),
    second:
      ({ colleague }, demandId) =>
      (version) =>
        changeDemand(colleague, { demandId, version: anyVersion(version), quantity: 4, wheelchairs: 0 }),
  },
  'demands/withdraw': {
    table: 'demand',
    fields: 'quantity',
    prepare: (world) => submit(world, 1, null),
    id: demandOf,
    first: (world) => (version) => submit(world, 2, anyVersion(version)),
    second:
      ({ leader: one }, demandId) =>
      (version) =>
        withdrawDemand(one, { demandId, version: anyVersion(version) }),
  },
  ...ACCOUNT_CASES,
  ...RULE_CASES,
  'tickets/name': {
    table: 'ticket',
    fields: 'person',
    refused: 'tickets/already-named',
    id: ({ tickets }) => at(tickets, 0),
    first: (world, ticketId) => (version) =>
      nameTicket(world.leader, { ticketId, version, beneficiaryId: at(world.people, 0) }),
    second: (world, ticketId) => (version) =>
      nameTickets(world.colleague, { names: [{ ticketId, version, beneficiaryId: at(world.people, 1) }] }),
  },
  'tickets/rename': {
    table: 'ticket',
    fields: 'person',
    prepare: named,
    id: ({ tickets }) => at(tickets, 0),
    first: (world, ticketId) => (version) =>
      renameTicket(world.holder, { ticketId, version, beneficiaryId: at(world.people, 1) }),
    second: (world, ticketId) => (version) =>
      renameTicket(world.leader, { ticketId, version, beneficiaryId: at(world.people, 2) }),
  },
  'tickets/correct-name': {
    table: 'beneficiary',
    fields: 'firstName,lastName',
    prepare: named,
    id: ({ people }) => at(people, 0),
    first:
      ({ agent, tickets }) =>
      (version) =>
        correctName(agent, {
          ticketId: at(tickets, 0),
          version: anyVersion(version),
          lastName: 'Élan',
          firstName: 'Zoé',
        }),
    second:
      ({ admin, tickets }) =>
      (version) =>
        correctName(admin, {
          ticketId: at(tickets, 0),
          version: anyVersion(version),
          lastName: 'Elan',
          firstName: 'Zoë',
        }),
  },
};

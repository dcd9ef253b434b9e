import { describe, expect, it } from 'vitest';
import { mayAllocate, mayAnswerAllocation, mayDraw, mayVerifyDraw } from '@/modules/allocation/allocation.policy';
import {
  mayExportAttendance,
  mayReadAttendance,
  mayReadOwnAttendance,
  mayScan,
  maySeeSmallCounts,
} from '@/modules/attendance/attendance.policy';
import { mayReadNote, mayReadTrail } from '@/modules/audit/audit.policy';
import { mayReadWaves, mayResendClaim, maySendWave } from '@/modules/claims/claim.policy';
import { maySubmitDemand, mayWithdrawDemand } from '@/modules/demands/demand.policy';
import { mayImport, mayListImports } from '@/modules/imports/import.policy';
import { mayConfirmPurge, mayPlanPurge, mayReadPurge, mayRunPurge } from '@/modules/privacy/privacy.policy';
import { mayAnswerPostponement, mayChangeSession } from '@/modules/sessions/session.policy';
import {
  mayChangeList,
  mayChangeStructure,
  mayChooseFromList,
  mayCountStructures,
  mayListStructures,
  mayReadList,
  mayReadStructure,
} from '@/modules/structures/structure.policy';
import {
  mayAssignTicket,
  mayClaimTicket,
  mayCorrectTicket,
  mayHoldTicket,
  mayListTickets,
  mayReadTicket,
  mayRenameTicket,
  mayRestituteTicket,
  mayTakeBackTicket,
} from '@/modules/tickets/ticket.policy';
import {
  mayAssignGate,
  mayChangeOwnAccount,
  mayChangeProgramme,
  mayChangeUser,
  mayInvite,
  mayListUsers,
} from './account.policy';
import type { Actor, Role } from './actor.rules';

const user = (role: Role, structureId: string | null = null, programmeId = 'p'): Actor => ({
  kind: 'user',
  role,
  userId: role.toLowerCase(),
  structureId,
  programmeId,
  sessionId: 'sign-in',
  provedAt: null,
});

/** Everybody who could knock; the thing asked for belongs to structure A and group leader G of programme p. */
const everybody: Readonly<Record<string, Actor>> = {
  admin: user('ADMIN'),
  agent: user('AGENT'),
  leaderA: user('LEADER', 'A'),
  leaderB: user('LEADER', 'B'),
  leaderless: user('LEADER', null),
  auditor: user('AUDITOR'),
  gate: user('GATE'),
  holderG: { kind: 'holder', groupLeaderId: 'G', structureId: 'A', programmeId: 'p' },
  holderH: { kind: 'holder', groupLeaderId: 'H', structureId: 'A', programmeId: 'p' },
  holderB: { kind: 'holder', groupLeaderId: 'G2', structureId: 'B', programmeId: 'p' },
  system: { kind: 'system', name: 'worker', programmeId: null },
  nobody: { kind: 'nobody' },
};
/** The same people, working in another programme. */
const elsewhere: Readonly<Record<string, Actor>> = {
  admin: user('ADMIN', null, 'q'),
  agent: user('AGENT', null, 'q'),
  leaderA: user('LEADER', 'A', 'q'),
  auditor: user('AUDITOR', null, 'q'),
  gate: user('GATE', null, 'q'),
  holderG: { kind: 'holder', groupLeaderId: 'G', structureId: 'A', programmeId: 'q' },
  system: { kind: 'system', name: 'demo', programmeId: 'q' },
};
const who = (actors: Readonly<Record<string, Actor>>, may: (actor: Actor) => boolean): string =>
  Object.keys(actors)
    .filter((name) => may(actors[name] as Actor))
    .join(' ');

const ofA = { programmeId: 'p', structureId: 'A' };
const ofNobody = { programmeId: 'p', structureId: null };
const ticket = { ...ofA, groupLeaderId: 'G' };
const free = { ...ofNobody, groupLeaderId: null };
const programme = { programmeId: 'p' };
const gateSession = { programmeId: 'p', sessionId: 'S' };
const dutyOfAll = ['leader', 'auditor', 'gate'].map((userId) => ({ userId, sessionId: 'S', day: '2024-08-01' }));
const duty = [{ userId: 'gate', sessionId: 'S', day: '2024-08-01' }];

const CITY = 'admin agent system';
const CITY_AND_A = 'admin agent leaderA system';
const CITY_AND_AUDITOR = 'admin agent auditor system';

describe('who may what: a row an act, everybody tried', () => {
  const table: readonly (readonly [string, (actor: Actor) => boolean, string])[] = [
    ['list tickets', mayListTickets, 'admin agent leaderA leaderB leaderless system'],
    ['read a ticket', (a) => mayReadTicket(a, ticket), 'admin agent leaderA holderG system'],
    ['rename a ticket', (a) => mayRenameTicket(a, ticket), 'admin agent leaderA holderG system'],
    ['give a ticket back', (a) => mayRestituteTicket(a, ticket), 'admin agent leaderA holderG system'],
    ['read a ticket in stock', (a) => mayReadTicket(a, free), CITY],
    ['correct a typing error (rule 3)', (a) => mayCorrectTicket(a, ticket), CITY],
    ['hold a seat back', (a) => mayHoldTicket(a, free), CITY],
    ['hand a ticket to a group leader', (a) => mayAssignTicket(a, ticket), CITY_AND_A],
    ['take a ticket back', (a) => mayTakeBackTicket(a, ticket), CITY_AND_A],
    ['claim a ticket (rule 8)', (a) => mayClaimTicket(a, ticket), 'holderG system'],
    ['list structures', mayListStructures, CITY],
    ['read structure A', (a) => mayReadStructure(a, 'A'), CITY_AND_A],
    ['change a structure', mayChangeStructure, CITY],
    ['read the list of A (rule 1)', (a) => mayReadList(a, ofA), CITY_AND_A],
    ['change the list of A', (a) => mayChangeList(a, ofA), CITY_AND_A],
    ['choose a name for a seat', (a) => mayChooseFromList(a, ofA), 'admin agent leaderA holderG holderH system'],
    ['count structures', (a) => mayCountStructures(a, programme), CITY_AND_AUDITOR],
    ['import a list of A', (a) => mayImport(a, { ...ofA, kind: 'BENEFICIARIES' }), CITY_AND_A],
    ['import wishes of A', (a) => mayImport(a, { ...ofA, kind: 'DEMANDS' }), CITY_AND_A],
    ['import group leaders of A', (a) => mayImport(a, { ...ofA, kind: 'GROUP_LEADERS' }), CITY_AND_A],
    ['import wishes of whom they may concern', (a) => mayImport(a, { ...ofNobody, kind: 'DEMANDS' }), CITY],
    [
      'import group leaders of whom they may concern',
      (a) => mayImport(a, { ...ofNobody, kind: 'GROUP_LEADERS' }),
      CITY,
    ],
    ['import a list of nobody', (a) => mayImport(a, { ...ofNobody, kind: 'BENEFICIARIES' }), CITY],
    ['list imports', (a) => mayListImports(a, programme), 'admin agent leaderA leaderB leaderless system'],
    ['import the stock', (a) => mayImport(a, { ...ofA, kind: 'TICKETS' }), CITY],
    ['import scans', (a) => mayImport(a, { ...ofNobody, kind: 'SCANS' }), CITY],
    ['submit a demand', (a) => maySubmitDemand(a, ofA), CITY_AND_A],
    ['withdraw a demand', (a) => mayWithdrawDemand(a, ofA), CITY_AND_A],
    ['allocate', (a) => mayAllocate(a, programme), CITY],
    ['draw', (a) => mayDraw(a, programme), CITY],
    ['answer an allocation (rule 16)', (a) => mayAnswerAllocation(a, ofA), CITY_AND_A],
    ['verify a draw', (a) => mayVerifyDraw(a, programme), CITY_AND_AUDITOR],
    ['send a wave (rule 8)', (a) => maySendWave(a, programme), CITY],
    ['read waves', (a) => mayReadWaves(a, programme), CITY],
    ['send a claim mail again', (a) => mayResendClaim(a, ofA), CITY_AND_A],
    ['move a session (rule 7)', (a) => mayChangeSession(a, programme), CITY],
    ['answer a postponement (rule 7)', (a) => mayAnswerPostponement(a, ofA), CITY_AND_A],
    ['scan, on duty', (a) => mayScan(a, gateSession, '2024-08-01', duty), 'admin agent gate system'],
    ['scan, another day', (a) => mayScan(a, gateSession, '2024-08-02', duty), CITY],
    ['scan, another session', (a) => mayScan(a, { ...gateSession, sessionId: 'T' }, '2024-08-01', duty), CITY],
    [
      'scan, on the duty of another role',
      (a) => mayScan(a, gateSession, '2024-08-01', dutyOfAll),
      'admin agent gate system',
    ],
    ['read rates', (a) => mayReadAttendance(a, programme), CITY_AND_AUDITOR],
    ['export rates', (a) => mayExportAttendance(a, programme), CITY_AND_AUDITOR],
    ['see counts under five', (a) => maySeeSmallCounts(a, programme), CITY],
    ['read the rate of A', (a) => mayReadOwnAttendance(a, ofA), CITY_AND_A],
    ['plan the purge', (a) => mayPlanPurge(a, programme), 'admin system'],
    ['confirm the purge', (a) => mayConfirmPurge(a, programme), 'admin'],
    ['run the purge', (a) => mayRunPurge(a, programme), 'system'],
    ['read the purge', (a) => mayReadPurge(a, programme), 'admin auditor system'],
    ['read the trail', (a) => mayReadTrail(a, programme), 'admin agent auditor'],
    ['read the trail of no programme', (a) => mayReadTrail(a, { programmeId: null }), 'admin auditor'],
    ['read a note beside a reason', (a) => mayReadNote(a, programme), 'admin agent'],
    ['list users', mayListUsers, 'admin system'],
    ['invite an agent', (a) => mayInvite(a, { role: 'AGENT', structureId: null }), 'admin system'],
    ['invite a leader without structure', (a) => mayInvite(a, { role: 'LEADER', structureId: null }), ''],
    ['invite an auditor into a structure', (a) => mayInvite(a, { role: 'AUDITOR', structureId: 'A' }), ''],
    ['change the agent’s account', (a) => mayChangeUser(a, 'agent'), 'admin system'],
    ['change the admin’s account', (a) => mayChangeUser(a, 'admin'), 'system'],
    ['keep their own account', mayChangeOwnAccount, 'admin agent leaderA leaderB leaderless auditor gate'],
    ['send somebody to a gate', (a) => mayAssignGate(a, programme), CITY],
    ['change the rules of the programme', (a) => mayChangeProgramme(a, programme), 'admin system'],
  ];

  it.each(table)('%s', (_, may, expected) => {
    expect(who(everybody, may)).toBe(expected);
  });

  it('read the trail of another programme: nobody but an admin', () => {
    expect(who(elsewhere, (a) => mayReadTrail(a, programme))).toBe('admin');
  });

  it('read a structure: not for having one, when the role is not that of a leader', () => {
    expect(mayReadStructure(user('AUDITOR', 'A'), 'A')).toBe(false);
  });

  const notBoundToProgramme = new Set([
    'list tickets',
    'list structures',
    'read structure A',
    'change a structure',
    'list users',
    'invite an agent',
    'change the agent’s account',
    'change the admin’s account',
    'keep their own account',
    'read the trail',
    'read the trail of no programme',
  ]);
  it.each(table.filter(([act]) => !notBoundToProgramme.has(act)))('%s: nobody from another programme', (_, may) => {
    expect(who(elsewhere, may)).toBe('');
  });
});

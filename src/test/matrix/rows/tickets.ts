import { city, cityAndLeaders, only } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';

/** The device's id of one reading. */
const READING = '0f0f0f0f-0000-4000-8000-00000000000f';
const gates = only('admin', 'agent', 'gate');

export const tickets: RowsOf<'tickets'> = {
  list: { scope: 'none', who: cityAndLeaders, input: () => ({}) },
  one: { scope: 'structure', who: cityAndLeaders, input: ({ namedTicketId }) => ({ ticketId: namedTicketId }) },
  name: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ openTicketId, spareId }) => ({ names: [{ ticketId: openTicketId, beneficiaryId: spareId, version: 0 }] }),
  },
  rename: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ namedTicketId, spareId }) => ({ ticketId: namedTicketId, beneficiaryId: spareId, version: 0 }),
  },
  correct: {
    scope: 'structure',
    who: city,
    input: ({ namedTicketId }) => ({ ticketId: namedTicketId, version: 0, lastName: 'Corrigée', firstName: 'Lina' }),
  },
  restitute: { scope: 'structure', who: cityAndLeaders, input: ({ openTicketId }) => ({ ticketIds: [openTicketId] }) },
  takeBack: { scope: 'structure', who: cityAndLeaders, input: ({ heldTicketId }) => ({ ticketIds: [heldTicketId] }) },
};

export const attendance: RowsOf<'attendance'> = {
  report: { scope: 'none', who: only('admin', 'agent', 'auditor'), input: () => ({}) },
  mine: { scope: 'none', who: only('leaderA', 'leaderB'), input: nothingAsked },
  gates: { scope: 'none', who: gates, input: nothingAsked },
  gate: { scope: 'gate', who: gates, elsewhere: { gate: 'no' }, input: ({ gateId }) => ({ sessionId: gateId }) },
  roster: { scope: 'gate', who: gates, elsewhere: { gate: 'no' }, input: ({ gateId }) => ({ sessionId: gateId }) },
  scan: {
    scope: 'gate',
    who: gates,
    elsewhere: { gate: 'no' },
    mixedIsTaken: 'a reading of an unknown code is kept as one',
    input: ({ gateId, gateCode }) => ({ sessionId: gateId, code: gateCode, clientId: READING }),
  },
  scanBatch: {
    scope: 'gate',
    who: gates,
    elsewhere: { gate: 'no' },
    mixedIsTaken: 'a reading of an unknown code is kept as one',
    input: ({ gateId, gateCode }) => ({
      sessionId: gateId,
      readings: [{ code: gateCode, clientId: READING, scannedAt: new Date() }],
    }),
  },
};
